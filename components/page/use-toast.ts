import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { type Change, NO_TOASTS, type ToastContent, type Toasts, undoneWith, withoutToast, withToast } from './toasts';

export interface ToastHandle {
  toast: Toasts['toast'];
  /** Changes that can be undone, newest first; empty while a change is running, so that none is undone out of order. */
  changes: readonly Change[];
  showToast: (toast: ToastContent) => void;
  dismiss: () => void;
  /** Undoes a change and those after it; null: the newest. */
  undo: (id: number | null) => void;
  /** To be called when a change begins; returns a function to be called when it has ended. */
  begin: () => () => void;
}

/** The page's toasts and recent changes. */
export function useToast(): ToastHandle {
  const [toasts, setToasts] = useState(NO_TOASTS);
  const [running, setRunning] = useState(0);
  const latest = useRef(toasts);
  latest.current = toasts;
  const handle = useMemo(() => {
    const begin = () => {
      setRunning((count) => count + 1);
      setToasts(withoutToast);
      return () => setRunning((count) => count - 1);
    };
    const undo = async (id: number | null) => {
      const { undone } = undoneWith(latest.current.changes, id);
      if (undone.length === 0) return;
      const end = begin();
      for (const change of undone) {
        if ((await change.undo()) === false) break;
        setToasts((old) => ({ ...old, changes: old.changes.filter((each) => each.id !== change.id) }));
      }
      end();
    };
    return { begin, undo: (id: number | null) => void undo(id) };
  }, []);
  return {
    ...handle,
    toast: toasts.toast,
    changes: running > 0 ? [] : toasts.changes,
    showToast: useCallback((toast) => setToasts((old) => withToast(old, toast, Date.now())), []),
    dismiss: useCallback(() => setToasts(withoutToast), []),
  };
}
