import { useRef } from 'preact/hooks';
import { useAddShow } from '@/components/options/sources/use-add-show';
import { useFindShows } from '@/components/options/sources/use-find-shows';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import { isSameShow } from '@/utils/sources/same-show';
import type { Source } from '@/utils/sources/source';
import { ChooseSeasons } from './choose-seasons';
import { FoundCount } from './found-count';
import { moveAmongResults, ShowResults } from './show-results';

interface AddShowProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
  sources: readonly Source[];
}

/** Finds a show by search or exact name, lets the person choose seasons, and adds it. */
export function AddShow({ send, showToast, now, v1, sources }: AddShowProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const finding = useFindShows(send);
  const again = () => {
    finding.reset();
    // The field is in the DOM only after the next paint.
    requestAnimationFrame(() => input.current?.focus());
  };
  const { state, open, add, back } = useAddShow(send, v1, (name) => {
    showToast({ words: text('sources_added', name) });
    again();
  });
  const isWatched = (show: FoundShow) => sources.some((each) => each.kind === 'show' && isSameShow(each, show));

  if (state.kind === 'choosing') {
    const leave = () => {
      back();
      again();
    };
    return (
      <ChooseSeasons {...state} send={send} v1={v1} now={now} onAdd={(seasons) => void add(seasons)} onBack={leave} />
    );
  }

  const found = finding.state;
  const shows = 'shows' in found ? found.shows : [];
  const busy = found.kind === 'searching' || state.kind === 'opening';
  const error = found.kind === 'failed' ? found.error : state.kind === 'finding' ? state.error : null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const words = input.current?.value ?? '';
    const isHere = found.kind === 'found' && found.text === words.trim();
    const answer = isHere ? shows : await finding.find(words);
    const [only] = answer ?? [];
    if (answer?.length === 1 && only && !isWatched(only)) void open(only);
    else if (isHere && input.current) moveAmongResults('ArrowDown', input.current, list());
  };
  const list = () => document.getElementById('show-results');
  return (
    <form
      class="add-form"
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (input.current && moveAmongResults(event.key, input.current, list())) event.preventDefault();
      }}
    >
      <label for="show">{text(v1 ? 'shows_field_v1' : 'shows_field')}</label>
      <div class="add-line">
        <input
          class="field"
          id="show"
          ref={input}
          name="show"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={text(v1 ? 'shows_placeholder_v1' : 'shows_placeholder')}
          aria-invalid={error !== null}
          aria-describedby="show-hint show-answer"
          onInput={({ currentTarget }) => (v1 ? finding.reset() : finding.type(currentTarget.value))}
        />
        <button type="submit" class="button primary" aria-disabled={busy}>
          {text(busy ? 'sources_looking' : 'sources_look_up')}
        </button>
      </div>
      <p class="hint" id="show-hint">
        {text(v1 ? 'shows_hint_v1' : 'shows_hint')}
      </p>
      <FoundCount state={found} />
      <div id="show-answer" aria-live="polite">
        {error && <ErrorNote error={error} now={now} v1={v1} about="show" />}
      </div>
      {shows.length > 0 && (
        <ShowResults
          send={send}
          id="show-results"
          shows={shows}
          isWatched={isWatched}
          onChoose={(show) => void open(show)}
        />
      )}
    </form>
  );
}
