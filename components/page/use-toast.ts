import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

export interface ToastContent {
  words: string;
  /** True for an error. */
  bad?: boolean;
  undo?: (() => void) | undefined;
}

const TOAST_MS = 6 * SECOND;

/** One toast at a time. A toast with Undo or an error stays until it is dismissed or replaced. */
export function useToast(): {
  toast: ToastContent | null;
  showToast: (toast: ToastContent) => void;
  dismiss: () => void;
} {
  const [toast, setToast] = useState<ToastContent | null>(null);
  useEffect(() => {
    if (!toast || toast.undo || toast.bad) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const dismiss = useCallback(() => setToast(null), []);
  return { toast, showToast: setToast, dismiss };
}
