import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

const NOTE_MS = 4 * SECOND;
/** What can be taken back stays longer: somebody has to read, decide and get there. */
const UNDO_MS = 20 * SECOND;

/** What was kept last. */
export interface SavedChange {
  /** Another number with each change. */
  count: number;
  /** True where it was the taking back of one. */
  undone: boolean;
  undo?: (() => void) | undefined;
}

/** The last thing that was kept, for "Saved" and "Undo"; gone after a while, or with null. */
export function useSavedNote(): [saved: SavedChange | null, keep: (saved: Omit<SavedChange, 'count'> | null) => void] {
  const [saved, setSaved] = useState<SavedChange | null>(null);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(null), saved.undo ? UNDO_MS : NOTE_MS);
    return () => clearTimeout(timer);
  }, [saved]);
  return [saved, useCallback((now) => setSaved((old) => now && { ...now, count: (old?.count ?? 0) + 1 }), [])];
}
