import { useEffect, useRef, useState } from 'preact/hooks';
import { type Feed, placeOf, rowAt, shownRows } from '@/components/feed/list/feed';
import type { FeedRow } from '@/utils/store/read/first-page';

const ROW = '[data-card-id]';
/** Elements of a row that handle their own clicks. */
const OWN = 'button, .row-comment';

const placeOfRow = (row: HTMLElement) =>
  placeOf(row.dataset.cardId ?? '', row.closest<HTMLElement>('[data-facet]')?.dataset.facet);

/**
 * The selected row: the one that had the focus last, else the first. It is the row in the tab order too. A plain click
 * selects instead of opening the row at Trakt; Enter still opens it.
 *
 * @param on false where no details are shown: then rows are as everywhere
 * @param onSelect called with each clicked row
 */
export function useSelected(on: boolean, feed: Feed, onSelect: (row: FeedRow) => void): FeedRow | null {
  const [place, setPlace] = useState<string>();
  const latest = useRef({ feed, onSelect });
  latest.current = { feed, onSelect };
  useEffect(() => {
    if (!on) return;
    const rowOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>(ROW) : null);
    const onFocus = (event: Event) => {
      const row = rowOf(event);
      if (row) setPlace(placeOfRow(row));
    };
    const onClick = (event: MouseEvent) => {
      const row = rowOf(event);
      const { ctrlKey, metaKey, shiftKey, target } = event;
      if (!row || ctrlKey || metaKey || shiftKey || (target as Element).closest(OWN)) return;
      event.preventDefault();
      event.stopPropagation();
      row.focus({ preventScroll: true });
      const selected = shownRows(latest.current.feed).find(({ card }) => card.id === row.dataset.cardId);
      if (selected) latest.current.onSelect(selected);
    };
    document.addEventListener('focusin', onFocus);
    // Before the row's own listener, which opens it.
    document.addEventListener('click', onClick, true);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('click', onClick, true);
    };
  }, [on]);
  const kept = useRef<ReturnType<typeof rowAt>>(undefined);
  if (!on || feed.kind !== 'ready') return null;
  const found = rowAt(feed, place);
  // A row far from the view is released during scrolling. Its details stay.
  const isReleased = found?.place !== place && kept.current?.place === place && feed.chunks.some(({ rows }) => !rows);
  if (!isReleased) kept.current = found;
  return kept.current?.row ?? null;
}
