import { useText } from '@/components/page/use-text';
import type { ToastContent } from '@/components/page/use-toast';
import { Icon } from './icon';
import { CLOSE } from './more-icons';

/**
 * Reports the last action and offers Undo. The live region exists before its text, so that screen readers announce it.
 */
export function Toast({ toast, onDismiss }: { toast: ToastContent | null; onDismiss: () => void }) {
  const text = useText();
  return (
    <div class="toast-place" role="status">
      {toast && (
        <div class={toast.bad ? 'toast bad' : 'toast'}>
          <span class="toast-words">{toast.words}</span>
          {toast.undo && (
            <button type="button" class="toast-undo" onClick={toast.undo}>
              {text('popup_undo')}
            </button>
          )}
          <button type="button" class="toast-close" aria-label={text('a11y_dismiss')} onClick={onDismiss}>
            <Icon path={CLOSE} size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
