/** What a page reports about the last action. */
export interface ToastContent {
  words: string;
  /** True for an error. */
  bad?: boolean;
  /** True for a change that was saved. */
  saved?: boolean;
  /** Undoes the action. Resolves to false if that failed. */
  undo?: (() => unknown) | undefined;
  /** Name in the list of recent changes, if it differs from `words`. */
  change?: string;
}

/** A change that can still be undone. */
export interface Change {
  id: number;
  words: string;
  /** ms UTC */
  at: number;
  undo: () => unknown;
}

export interface Toasts {
  /** The toast on screen. `id` increases with each toast. */
  toast: (ToastContent & { id: number }) | null;
  /** Newest first. */
  changes: readonly Change[];
  lastId: number;
}

export const NO_TOASTS: Toasts = { toast: null, changes: [], lastId: 0 };
const MAX_CHANGES = 5;

/** Shows a toast; one with Undo also enters the recent changes. */
export function withToast({ changes, lastId }: Toasts, toast: ToastContent, now: number): Toasts {
  const id = lastId + 1;
  const { undo, words, change = words } = toast;
  return {
    toast: { ...toast, id },
    changes: undo ? [{ id, words: change, at: now, undo }, ...changes].slice(0, MAX_CHANGES) : changes,
    lastId: id,
  };
}

export function withoutToast(toasts: Toasts): Toasts {
  return toasts.toast ? { ...toasts, toast: null } : toasts;
}

/**
 * Splits the changes into those to undo, newest first, and the rest. To undo the change `id`, those after it are undone
 * first, because each restores the value from before it. `id` null means the newest change.
 */
export function undoneWith(changes: readonly Change[], id: number | null): { undone: Change[]; rest: Change[] } {
  const at = id === null ? 0 : changes.findIndex((each) => each.id === id);
  return { undone: changes.slice(0, at + 1), rest: changes.slice(at + 1) };
}
