import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * The cards with an open comment, kept outside of the rows: a row far from the viewport is released and drawn again.
 */
const open = new Set<string>();
const listeners = new Set<() => void>();

/** Opens the comment of a card in its row, or closes it. */
export function toggleComment(id: string): void {
  if (!open.delete(id)) open.add(id);
  for (const listener of listeners) listener();
}

/** Whether the comment of a card is open right now. */
export const isCommentOpen = (id: string): boolean => open.has(id);

/**
 * Whether the comment of a card is open, drawn again when that changes.
 *
 * @param onClose called before its text is taken away, with whatever has the focus in it
 */
export function useOpenComment(id: string, onClose: () => void): boolean {
  const [isOpen, setOpen] = useState(() => open.has(id));
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const update = () => {
      if (!open.has(id)) latest.current();
      setOpen(open.has(id));
    };
    update();
    listeners.add(update);
    return () => void listeners.delete(update);
  }, [id]);
  return isOpen;
}
