import { useText } from '@/components/hooks/use-text';
import { LEVELS, type Level } from '@/utils/rules/rule';
import { LEVEL_WORDS } from './rule-words';

interface LevelSelectProps {
  /** Null where the cells it stands for differ. */
  level: Level | null;
  label: string;
  /** True for a whole row or column. */
  many?: boolean;
  changed?: boolean;
  onChange: (level: Level) => void;
}

export function LevelSelect({ level, label, many = false, changed = false, onChange }: LevelSelectProps) {
  const text = useText();
  return (
    <select
      class={many ? 'level many' : 'level'}
      aria-label={label}
      data-level={level ?? 'mixed'}
      data-changed={changed}
      value={level ?? ''}
      onChange={({ currentTarget }) => {
        const chosen = LEVELS.find((each) => each === currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    >
      {level === null && (
        <option value="" disabled>
          {text('filters_mixed')}
        </option>
      )}
      {LEVELS.map((each) => (
        <option key={each} value={each}>
          {text(LEVEL_WORDS[each])}
        </option>
      ))}
    </select>
  );
}
