import { useEffect, useRef } from 'preact/hooks';
import type { Toasts } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { SECOND } from '@/utils/lib/time';
import { Icon } from './icon';
import { CLOSE, DONE } from './more-icons';

const TOAST_MS = 8 * SECOND;
/** How long a toast stays after the pointer and the focus have left it. */
const AFTER_HOVER_MS = 2 * SECOND;

interface ToastProps {
  toast: Toasts['toast'];
  /** Undoes the change of the toast. */
  onUndo: (id: number) => void;
  onDismiss: () => void;
}

/**
 * Reports the last action and offers Undo. It has a place of its own in the page and covers nothing. The live region
 * exists before its text, so that screen readers announce it.
 */
export function Toast({ toast, onUndo, onDismiss }: ToastProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!toast) return;
    const leave = () => {
      const own = place.current;
      if (own?.contains(document.activeElement) || own?.matches(':hover')) timer = setTimeout(leave, AFTER_HOVER_MS);
      else onDismiss();
    };
    let timer = setTimeout(leave, TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast, onDismiss]);
  // A pressed button disappears with its toast. The focus stays here, so that Tab continues from this place.
  const and = (act: () => void) => () => {
    place.current?.focus({ preventScroll: true });
    act();
  };
  return (
    <div class="toast-place" role="status" tabIndex={-1} ref={place}>
      {toast && (
        <div key={toast.id} class={`toast${toast.bad ? ' bad' : ''}${toast.saved ? ' saved' : ''}`}>
          {toast.saved && <Icon path={DONE} size={16} />}
          <span class="toast-words">{toast.words}</span>
          {toast.undo && (
            <button type="button" class="toast-undo" onClick={and(() => onUndo(toast.id))}>
              {text('popup_undo')}
            </button>
          )}
          <button type="button" class="toast-close" aria-label={text('a11y_dismiss')} onClick={and(onDismiss)}>
            <Icon path={CLOSE} size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
