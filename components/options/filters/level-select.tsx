import { useText } from '@/components/page/use-text';
import { LEVEL_WORDS } from '@/components/words/rule-words';
import { LEVELS, type Level } from '@/utils/rules/rule';

interface LevelSelectProps {
  /** `inherit`: no level of its own. Null if the cells differ. */
  level: Level | 'inherit' | null;
  label: string;
  /** The inherited level, if this is an override; `mixed` if the cells inherit different levels. */
  inherited?: Level | 'mixed' | undefined;
  /** True for a whole row or column. */
  many?: boolean;
  changed?: boolean;
  onChange: (level: Level | 'inherit') => void;
}

export function LevelSelect({ level, label, inherited, many = false, changed = false, onChange }: LevelSelectProps) {
  const text = useText();
  const inheritWords =
    inherited === 'mixed'
      ? text('filters_inherits_short', text('filters_mixed'))
      : inherited && text('filters_inherits_short', text(LEVEL_WORDS[inherited]));
  return (
    <select
      class={many ? 'level many' : 'level'}
      aria-label={level === 'inherit' ? text('filters_cell_inherits', label) : label}
      data-level={level ?? 'mixed'}
      data-changed={changed}
      value={level ?? ''}
      onChange={({ currentTarget }) => {
        const chosen = [...LEVELS, 'inherit' as const].find((each) => each === currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    >
      {level === null && (
        <option value="" disabled>
          {text('filters_mixed')}
        </option>
      )}
      {inheritWords && <option value="inherit">{inheritWords}</option>}
      {LEVELS.map((each) => (
        <option key={each} value={each}>
          {text(LEVEL_WORDS[each])}
        </option>
      ))}
    </select>
  );
}
