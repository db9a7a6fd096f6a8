import { useText } from '@/components/page/use-text';
import { Poster } from '@/components/ui/poster';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';

interface ShowResultsProps {
  send: typeof send;
  id?: string;
  shows: readonly FoundShow[];
  isWatched: (show: FoundShow) => boolean;
  onChoose: (show: FoundShow) => void;
}

/** Search results as a list of buttons. */
export function ShowResults({ send, id, shows, isWatched, onChoose }: ShowResultsProps) {
  const text = useText();
  return (
    <ul class="results" id={id} aria-label={text('shows_results')}>
      {shows.map((show) => {
        const watched = isWatched(show);
        return (
          <li key={show.ref}>
            <button type="button" class="result" aria-disabled={watched} onClick={() => !watched && onChoose(show)}>
              <Poster send={send} address={show.poster} title={show.name} size="small" />
              <span class="result-about">
                <bdi class="result-name">{show.name}</bdi> {show.year && <span class="result-more">{show.year}</span>}
              </span>
              {watched && <span class="result-more">{text('shows_watched')}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Up and Down move between the field and the results. In the results, Home and End go to the first and the last, and
 * Escape goes back to the field.
 *
 * @returns true if the key was handled
 */
export function moveAmongResults(key: string, field: HTMLElement, results: HTMLElement | null): boolean {
  const buttons = [...(results?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const inField = at < 0;
  if (buttons.length === 0) return false;
  const goal = {
    ArrowDown: buttons[Math.min(at + 1, buttons.length - 1)],
    ArrowUp: inField ? undefined : (buttons[at - 1] ?? field),
    Home: inField ? undefined : buttons[0],
    End: inField ? undefined : buttons.at(-1),
    Escape: inField ? undefined : field,
  }[key];
  goal?.focus();
  return goal !== undefined;
}
