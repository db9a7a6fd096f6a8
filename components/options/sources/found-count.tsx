import type { FindShowsState } from '@/components/options/sources/use-find-shows';
import { useText } from '@/components/page/use-text';

/** How many shows were found, said politely. While a search is under way the last answer stays: words would chatter. */
export function FoundCount({ state }: { state: FindShowsState }) {
  const text = useText();
  return (
    <p class="found-count" role="status">
      {state.kind === 'found' &&
        (state.shows.length > 0
          ? text.plural('shows_found', state.shows.length)
          : text('shows_found_none', state.text))}
    </p>
  );
}
