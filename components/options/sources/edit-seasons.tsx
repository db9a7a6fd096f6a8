import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useShowSeasons } from '@/components/options/sources/use-show-seasons';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import type { send } from '@/utils/messaging/send';
import type { ShowSource } from '@/utils/sources/source';
import { chosenSeasons, type Seasons, toChoice } from './season-choice';
import { SeasonChooser } from './season-chooser';

interface EditSeasonsProps {
  send: typeof send;
  v1: boolean;
  now: number;
  source: ShowSource;
  onSave: (seasons: Seasons) => void;
  onCancel: () => void;
}

/** Changes the seasons of a watched show. Takes the focus once its choices are loaded. */
export function EditSeasons({ send, v1, now, source, onSave, onCancel }: EditSeasonsProps) {
  const text = useText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const state = useShowSeasons(send, source.ref, v1);
  const [choice, setChoice] = useState(() => toChoice(source.seasons));
  const [tried, setTried] = useState(false);
  const chosen = chosenSeasons(choice, v1);
  const missing = !v1 && chosen === null;
  useLayoutEffect(() => {
    if (state.kind === 'ready') form.current?.querySelector<HTMLElement>('input:checked, input[type=text]')?.focus();
  }, [state.kind]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen && state.kind === 'ready') onSave(chosen);
  };
  return (
    <form
      class="edit-seasons"
      ref={form}
      aria-label={text('sources_seasons_named', source.name ?? source.ref)}
      onSubmit={submit}
      noValidate
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <p class="hint" role="status">
        {state.kind === 'loading' && text('shows_fetching')}
        {state.kind === 'ready' && missing && <span id={`${id}-why`}>{text('shows_none_chosen')}</span>}
      </p>
      {state.kind === 'failed' && <ErrorNote error={state.error} now={now} v1={v1} about="show" />}
      {state.kind === 'ready' && (
        <SeasonChooser
          send={send}
          v1={v1}
          seasons={state.seasons}
          choice={choice}
          onChange={setChoice}
          invalid={tried && chosen === null}
        />
      )}
      <div class="chosen-foot">
        <button
          type="submit"
          class="button primary"
          aria-disabled={state.kind !== 'ready' || missing}
          aria-describedby={missing ? `${id}-why` : undefined}
        >
          {text('sources_seasons_save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {text('options_cancel')}
        </button>
      </div>
    </form>
  );
}
