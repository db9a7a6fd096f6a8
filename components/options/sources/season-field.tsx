import { useId } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import type { SeasonChooserProps } from './season-choice';

/** Seasons by number, for when their list is unknown. */
export function SeasonField({
  choice,
  onChange,
  invalid,
}: Pick<SeasonChooserProps, 'choice' | 'onChange' | 'invalid'>) {
  const text = useText();
  const id = useId();
  const typed = choice.typed.trim();
  return (
    <div class="season-choice">
      <label for={id}>{text('shows_seasons')}</label>
      <input
        class="field seasons-field"
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={choice.typed}
        aria-invalid={invalid}
        aria-describedby={`${id}-hint ${id}-answer`}
        onInput={({ currentTarget }) => onChange({ ...choice, typed: currentTarget.value })}
      />
      <p class="hint" id={`${id}-hint`}>
        {text('shows_seasons_hint_v1')}
      </p>
      <div id={`${id}-answer`} aria-live="polite">
        {invalid && (
          <p class="note bad">
            <Icon path={ALERT} />
            {typed ? text('shows_seasons_bad', typed.slice(0, 60)) : text('shows_seasons_empty')}
          </p>
        )}
      </div>
    </div>
  );
}
