import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { useToast } from '@/components/page/use-toast';
import { useUndoKey } from '@/components/page/use-undo-key';
import { RecentChanges } from '@/components/ui/recent-changes';
import { Toast } from '@/components/ui/toast';
import type { CheckProgress } from '@/utils/messaging/signals';
import { UNREAD_LIMIT } from '@/utils/store/read/first-page';

interface StatusStripProps {
  check: CheckProgress | 'asked' | null;
  /** Number of unread cards; null where no rows are shown. */
  unread: number | null;
  /** False if activities may be missing: then the strip does not say that all are read. */
  complete: boolean;
  /** Receives the function that shows a toast. */
  toasts: RefObject<((toast: ToastContent) => void) | null>;
  onMarkAll: () => void;
}

/** Below the header: the last toast, else progress of the check, else the number of unread cards. */
export function StatusStrip({ check, unread, complete, toasts, onMarkAll }: StatusStripProps) {
  const text = useText();
  const { toast, changes, showToast, dismiss, undo } = useToast();
  useUndoKey(changes.length > 0 ? undo : null);
  useLayoutEffect(() => {
    toasts.current = showToast;
  }, [toasts, showToast]);
  return (
    <>
      <Toast toast={toast} onUndo={undo} onDismiss={dismiss} />
      {!toast && (check ? <Progress check={check} /> : <Unread unread={unread} complete={complete} />)}
      <RecentChanges changes={changes} onUndo={undo} />
      {unread !== null && unread > 0 && (
        <button type="button" class="strip-button" onClick={onMarkAll}>
          {text('popup_mark_all_read')}
        </button>
      )}
    </>
  );
}

function Progress({ check }: { check: CheckProgress | 'asked' }) {
  const text = useText();
  const known = check !== 'asked' && check.total > 0;
  const words = known ? text('popup_checking', check.done, check.total) : text('popup_checking_start');
  return (
    <>
      <span class="strip-words" id="check-words">
        {words}
      </span>
      <progress aria-labelledby="check-words" {...(known ? { value: check.done, max: check.total } : {})} />
    </>
  );
}

function Unread({ unread, complete }: Pick<StatusStripProps, 'unread' | 'complete'>) {
  const text = useText();
  if (unread === null) return null;
  const count =
    unread < UNREAD_LIMIT ? text.plural('popup_unread', unread) : text('popup_unread_many', UNREAD_LIMIT - 1);
  return (
    <span class={unread > 0 ? 'strip-count some' : 'strip-count'}>
      {unread > 0 ? count : complete && text('popup_all_read')}
    </span>
  );
}
