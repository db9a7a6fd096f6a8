import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

const NOTE_MS = 4 * SECOND;
/** A note with Undo stays longer, to leave time to read it, decide and reach the button. */
const UNDO_MS = 20 * SECOND;

/** The last saved change. */
export interface SavedChange {
  /** Increases with each change. */
  count: number;
  /** True if this change was an undo. */
  undone: boolean;
  undo?: (() => void) | undefined;
}

/** The last saved change for "Saved" and Undo. Disappears after a while; null removes it. */
export function useSavedNote(): [saved: SavedChange | null, keep: (saved: Omit<SavedChange, 'count'> | null) => void] {
  const [saved, setSaved] = useState<SavedChange | null>(null);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(null), saved.undo ? UNDO_MS : NOTE_MS);
    return () => clearTimeout(timer);
  }, [saved]);
  return [saved, useCallback((now) => setSaved((old) => now && { ...now, count: (old?.count ?? 0) + 1 }), [])];
}
