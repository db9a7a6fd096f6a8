import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

const SHOWN_FOR = 4 * SECOND;
/** What can be taken back stays longer: somebody has to read, decide and get there. */
const UNDO_FOR = 20 * SECOND;

/** What was kept last. */
export interface Saved {
  /** Another number with each change. */
  count: number;
  /** True where it was the taking back of one. */
  undone: boolean;
  undo?: (() => void) | undefined;
}

/** The last thing that was kept, for "Saved" and "Undo"; gone after a while, or with null. */
export function useSaved(): [saved: Saved | null, keep: (saved: Omit<Saved, 'count'> | null) => void] {
  const [saved, setSaved] = useState<Saved | null>(null);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(null), saved.undo ? UNDO_FOR : SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [saved]);
  return [saved, useCallback((now) => setSaved((old) => now && { ...now, count: (old?.count ?? 0) + 1 }), [])];
}
