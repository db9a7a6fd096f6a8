import { useEffect, useState } from 'preact/hooks';

/** The cards with an open comment, kept outside of the rows: a row far from the viewport is released and drawn again. */
const open = new Set<string>();
const listeners = new Set<() => void>();

/** Opens the comment of a card in its row, or closes it. */
export function toggleComment(id: string): void {
  if (!open.delete(id)) open.add(id);
  for (const listener of listeners) listener();
}

/** Whether the comment of a card is open. */
export function useOpenComment(id: string): boolean {
  const [isOpen, setOpen] = useState(() => open.has(id));
  useEffect(() => {
    const update = () => setOpen(open.has(id));
    update();
    listeners.add(update);
    return () => void listeners.delete(update);
  }, [id]);
  return isOpen;
}
