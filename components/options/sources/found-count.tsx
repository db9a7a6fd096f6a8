import type { FindShowsState } from '@/components/options/sources/use-find-shows';
import { useText } from '@/components/page/use-text';
import type { FoundUser } from '@/utils/messaging/protocol';

/**
 * Number of shows found, in a polite live region. The last number stays during a search, so that typing does not cause
 * a stream of announcements.
 */
export function FoundCount({ state, user }: { state: FindShowsState; user?: FoundUser | null }) {
  const text = useText();
  return (
    <p class="found-count" role="status">
      {state.kind === 'found' &&
        (state.shows.length > 0
          ? text.plural('shows_found', state.shows.length)
          : !user && text('shows_found_none', state.text))}
    </p>
  );
}
