import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { type ToastHandle, useToast } from '@/components/page/use-toast';
import { useUndoKey } from '@/components/page/use-undo-key';
import { RecentChanges } from './recent-changes';
import { Toast } from './toast';

interface ToastBarProps {
  /** Receives what the page shows toasts and begins changes with. */
  handle: RefObject<Pick<ToastHandle, 'showToast' | 'begin'> | null>;
}

/**
 * The toast and the recent changes of a page. They render separately: rendering the page again when a change begins
 * would reset the control just used to its stored value until the change is saved.
 */
export function ToastBar({ handle }: ToastBarProps) {
  const { toast, changes, showToast, dismiss, undo, begin } = useToast();
  useUndoKey(changes.length > 0 ? undo : null);
  useLayoutEffect(() => {
    handle.current = { showToast, begin };
  }, [handle, showToast, begin]);
  return (
    <>
      <Toast toast={toast} onUndo={undo} onDismiss={dismiss} />
      <RecentChanges changes={changes} onUndo={undo} />
    </>
  );
}
