import { useLayoutEffect } from 'preact/hooks';

const TYPING = 'textarea, input:not([type="checkbox"], [type="radio"], [type="file"])';

/** Ctrl+Z or Cmd+Z undoes the newest change, except in a text field. Null: there is none. */
export function useUndoKey(undo: ((id: null) => void) | null): void {
  // Before the paint: the key works as soon as the toast with Undo is visible.
  useLayoutEffect(() => {
    if (!undo) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing) return;
      event.preventDefault();
      undo(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo]);
}
