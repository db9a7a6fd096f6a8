import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedRow } from '@/utils/store/read/first-page';

const ROW = '[data-card-id]';
/** What a click on it is not a click on the row. */
const OWN = 'button, .row-comment';

/**
 * The selected row: the one that had the focus last, else the first. It is the row in the tab order too. A plain click
 * selects instead of opening the row at Trakt; Enter still opens it.
 *
 * @param on false where no details are shown: then rows are as everywhere
 * @param onSelect called with each clicked row
 */
export function useSelected(on: boolean, rows: readonly FeedRow[], onSelect: (row: FeedRow) => void): FeedRow | null {
  const [id, setId] = useState<string>();
  const latest = useRef({ rows, onSelect });
  latest.current = { rows, onSelect };
  useEffect(() => {
    if (!on) return;
    const rowAt = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>(ROW) : null);
    const onFocus = (event: Event) => {
      const row = rowAt(event);
      if (row) setId(row.dataset.cardId);
    };
    const onClick = (event: MouseEvent) => {
      const row = rowAt(event);
      const { ctrlKey, metaKey, shiftKey, target } = event;
      if (!row || ctrlKey || metaKey || shiftKey || (target as Element).closest(OWN)) return;
      event.preventDefault();
      event.stopPropagation();
      row.focus({ preventScroll: true });
      const selected = latest.current.rows.find(({ card }) => card.id === row.dataset.cardId);
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
  if (!on) return null;
  return rows.find(({ card }) => card.id === id) ?? rows[0] ?? null;
}
