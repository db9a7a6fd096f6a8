import { useRef, useState } from 'preact/hooks';
import { useAddShow } from '@/components/options/sources/use-add-show';
import { useFindShows } from '@/components/options/sources/use-find-shows';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import { isSameShow } from '@/utils/sources/same-show';
import type { Source } from '@/utils/sources/source';
import { understand } from '@/utils/sources/understand';
import { ChooseSeasons } from './choose-seasons';
import { findError } from './find-error';
import { FoundCount } from './found-count';
import { PersonResult } from './person-result';
import { moveAmongResults, ShowResults } from './show-results';
import { useFindPerson } from './use-find-person';

interface AddOneProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
  sources: readonly Source[];
}

const RESULTS = 'add-results';

/**
 * One field for a person or a show: a name, an address or an id. It shows what it understood while the person types;
 * Enter adds the result if it is not ambiguous.
 */
export function AddOne({ send, showToast, now, v1, sources }: AddOneProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [submitted, setSubmitted] = useState<string | null>(null);
  const again = () => {
    finding.reset();
    person.reset();
    setSubmitted(null);
    // After a choice of seasons, the field is in the DOM only after the next paint.
    requestAnimationFrame(() => {
      if (!input.current) return;
      input.current.value = '';
      input.current.focus();
    });
  };
  const onAdded = (name: string) => {
    showToast({ words: text('sources_added', name) });
    again();
  };
  const finding = useFindShows(send);
  const person = useFindPerson(send, v1, onAdded);
  const { state, open, add, back } = useAddShow(send, v1, onAdded);
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
  const user = person.state.kind === 'found' || person.state.kind === 'adding' ? person.state.user : null;
  const busy = found.kind === 'searching' || state.kind === 'opening' || person.state.kind === 'looking';
  const error =
    state.kind === 'finding' && state.error
      ? { error: state.error, about: 'show' as const }
      : findError(person.state, found, submitted);
  const list = () => document.getElementById(RESULTS);
  const type = (words: string) => {
    setSubmitted(null);
    const wanted = understand(words);
    const isLong = words.trim().length > 1 && !v1;
    if (wanted.show && isLong) finding.type(words);
    else finding.reset();
    if (wanted.person && isLong) person.type(words);
    else person.reset();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const words = input.current?.value ?? '';
    const here = words.trim();
    setSubmitted(here);
    const wanted = understand(words);
    const knowsPerson = person.state.kind === 'found' && person.state.text === here;
    const knowsShows = found.kind === 'found' && found.text === here;
    const [who, some] = await Promise.all([
      knowsPerson ? user : wanted.person ? person.find(words) : null,
      knowsShows ? shows : wanted.show ? finding.find(words) : null,
    ]);
    const [show] = some ?? [];
    const isFresh = !knowsPerson && !knowsShows;
    if (who && !show && (!who.private || !isFresh)) void person.add(who);
    else if (!who && some?.length === 1 && show && !isWatched(show)) void open(show);
    else if (!isFresh && input.current) moveAmongResults('ArrowDown', input.current, list());
  };
  return (
    <form
      class="add-form"
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (input.current && moveAmongResults(event.key, input.current, list())) event.preventDefault();
      }}
    >
      <label for="add">{text('add_field')}</label>
      <div class="add-line">
        <input
          class="field"
          id="add"
          ref={input}
          name="add"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={text('add_placeholder')}
          aria-invalid={error !== null}
          aria-describedby="add-hint add-answer"
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
        <button type="submit" class="button primary" aria-disabled={busy}>
          {text(busy ? 'sources_looking' : 'add_submit')}
        </button>
      </div>
      <p class="hint" id="add-hint">
        {text(v1 ? 'add_hint_v1' : 'add_hint')}
      </p>
      <FoundCount state={found} user={user} />
      <div id="add-answer" aria-live="polite">
        {error && <ErrorNote error={error.error} now={now} v1={v1} about={error.about} />}
      </div>
      <div id={RESULTS} class="add-results">
        {user && (
          <PersonResult user={user} adding={person.state.kind === 'adding'} onAdd={() => void person.add(user)} />
        )}
        {shows.length > 0 && (
          <ShowResults send={send} shows={shows} isWatched={isWatched} onChoose={(show) => void open(show)} />
        )}
      </div>
    </form>
  );
}
