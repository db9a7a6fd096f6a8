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
const NEAR_END_ROWS = 3;

/** What keys do, besides moving. `id` is the row in focus. */
export interface FeedKeys {
  onOpen: (id: string) => void;
  onEnd: () => void;
  onMark: (id: string) => void;
  onMarkAll: () => void;
  /** `opener`: where the menu is put, and the focus after it. */
  onMenu: (id: string, opener: HTMLElement) => void;
  onSearch: () => void;
  onHelp: () => void;
}

/**
 * Moves the focus between the rows of the feed and acts on them. Without a row in focus, j and k go to the one that Tab
 * would reach. Menus, dialogs and fields have their own keys. Returns the way to stop.
 */
export function attachFeedKeys(document: Document, keys: FeedKeys): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(target instanceof Element) || isElsewhere(target)) return;
    const row = target.closest<HTMLElement>('[data-card-id]');
    const act = onPage(key, keys) ?? (row && onRow(event, row, keys));
    if (act) {
      event.preventDefault();
      return act();
    }
    if (!row && key !== 'j' && key !== 'k') return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-card-id]')];
    const from = rows.findIndex((other) => other === row || (!row && other.tabIndex === 0));
    const to = row ? nextRow(key, from, rows.length) : from;
    if (to === null || to < 0) return;
    event.preventDefault();
    rows[to]?.focus();
    if (to >= rows.length - NEAR_END_ROWS) keys.onEnd();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function onPage(key: string, { onMarkAll, onSearch, onHelp }: FeedKeys): (() => void) | undefined {
  return { e: onMarkAll, '/': onSearch, '?': onHelp }[key];
}

function onRow({ key, shiftKey, target }: KeyboardEvent, row: HTMLElement, keys: FeedKeys): (() => void) | undefined {
  const id = row.dataset.cardId ?? '';
  // A button in the row has the key for itself.
  if (key === 'Enter' && target !== row) return undefined;
  if (key === 'Enter' || key === 'o') return () => keys.onOpen(id);
  if (key === 'm') return () => keys.onMark(id);
  if (key === '.' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) return () => keys.onMenu(id, row);
  return undefined;
}

function isElsewhere(target: Element): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target.closest('dialog, [role="menu"]') !== null
  );
}
