import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ToastContent } from '@/components/ui/toast';
import { SECOND } from '@/utils/lib/time';

const SHOWN_FOR = 6 * SECOND;

/** One thing said at a time. What can be undone stays until it is dismissed or something else is said. */
export function useToast(): { toast: ToastContent | null; say: (toast: ToastContent) => void; dismiss: () => void } {
  const [toast, setToast] = useState<ToastContent | null>(null);
  useEffect(() => {
    if (!toast || toast.undo || toast.bad) return;
    const timer = setTimeout(() => setToast(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast]);
  const dismiss = useCallback(() => setToast(null), []);
  return { toast, say: setToast, dismiss };
}
