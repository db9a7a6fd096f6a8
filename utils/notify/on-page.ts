import type { Plan } from '@/utils/notify/plan';
import type { Pending } from '@/utils/store/delivery';

/** The notifications that are not needed, because the person has the row on screen. */
export async function seenOf(
  { show, folded }: Plan,
  inView: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Pending[]> {
  const due = [...show, ...folded].filter(({ card }) => card !== undefined);
  const seen = due.length > 0 ? await inView(due.map(({ entry }) => entry.id)) : new Set();
  return due.filter(({ entry }) => seen.has(entry.id));
}
