/**
 * Target row of a key pressed on row `from` of `count`; null if the key does not move. Arrows, j and k move by one row,
 * Page keys by five, Home and End to the first and the last row.
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

/** Loads more rows when the focus is this close to the last loaded row. */
const NEAR_END_ROWS = 3;

/** Handlers of all keys that don't move. `id` is the focused row's card id. */
export interface FeedKeys {
  onOpen: (id: string) => void;
  onEnd: () => void;
  onMark: (id: string) => void;
  onStar: (id: string) => void;
  /** Opens the row's whole comment, or closes it. */
  onComment: (id: string) => void;
  onMarkAll: () => void;
  /** `opener`: the menu is placed beside it and returns the focus to it. */
  onMenu: (id: string, opener: HTMLElement) => void;
  onSearch: () => void;
  onHelp: () => void;
}

/**
 * Moves the focus between rows and acts on them. If no row has the focus, j and k go to the row in the tab order.
 * Menus, dialogs and fields handle their own keys. Returns a function that removes the listener.
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
    const isLetter = key === 'j' || key === 'k';
    // Inside a comment that scrolls, the other keys scroll it.
    if (!isLetter && (!row || target.closest('.row-comment'))) return;
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
  // Enter on a button inside the row belongs to that button.
  if (key === 'Enter' && target !== row) return undefined;
  if (key === 'Enter' || key === 'o') return () => keys.onOpen(id);
  if (key === 'm') return () => keys.onMark(id);
  if (key === 's') return () => keys.onStar(id);
  if (key === 'c') return () => keys.onComment(id);
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
