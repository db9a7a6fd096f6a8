/**
 * Where a key leads from row `from` of `count`; null where it means nothing here. Arrows and j, k go by one row, Page
 * keys by five, Home and End to the ends.
 */
export function nextRow(key: string, from: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    j: 1,
    ArrowUp: -1,
    k: -1,
    PageDown: 5,
    PageUp: -5,
    Home: -from,
    End: count - 1 - from,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, from + step));
}

/** How near the end of what is loaded more is asked for. */
const NEAR_END = 3;

/**
 * Moves the focus between the rows of the feed and opens them. Without a row in focus, j and k go to the one that Tab
 * would reach. Returns the way to stop.
 */
export function attachFeedKeys(
  document: Document,
  { onOpen, onEnd }: { onOpen: (id: string) => void; onEnd: () => void },
): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element) || isTyping(target)) return;
    const row = target.closest<HTMLElement>('[data-card-id]');
    if (key === 'Enter' && row?.dataset.cardId) {
      event.preventDefault();
      onOpen(row.dataset.cardId);
      return;
    }
    if (!row && key !== 'j' && key !== 'k') return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-card-id]')];
    const from = rows.findIndex((other) => other === row || (!row && other.tabIndex === 0));
    const to = row ? nextRow(key, from, rows.length) : from;
    if (to === null || to < 0) return;
    event.preventDefault();
    rows[to]?.focus();
    if (to >= rows.length - NEAR_END) onEnd();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function isTyping(target: Element): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
