import type { Answer } from '@/scripts/doctor/answer';
import type { EndpointFinding } from '@/scripts/doctor/finding';
import { valueAt } from '@/scripts/doctor/inspect';

/** Compares the order of the rows with the one that cursors rely on. */
export function checkOrder({ facts, inspected }: Answer): EndpointFinding[] {
  if (!facts.order) return [];
  const { by, ties } = facts.order;
  const isId = by.endsWith('id');
  const values = inspected.rows.map(({ wire }) => [valueAt(wire, by), ties && valueAt(wire, ties)] as const);
  const at = values.findIndex(([value, tie], i) => {
    const [before, tieBefore] = values[i - 1] ?? [];
    if (typeof value !== 'number' || typeof before !== 'number') return false;
    if (value !== before) return value > before;
    return isId || (typeof tie === 'number' && typeof tieBefore === 'number' && tie > tieBefore);
  });
  if (at < 0) return [];
  const isTie = !isId && values[at]?.[0] === values[at - 1]?.[0];
  const show = (i: number) => shown(values[i]?.[isTie ? 1 : 0], isId || isTie);
  return [
    {
      check: 'order',
      expected: `descending by ${by}${ties ? `, ties by ${ties}` : ''}`,
      came: `row ${at} has ${isTie ? `the same ${by}, ${ties}` : by} ${show(at - 1)}, row ${at + 1} has ${show(at)}`,
      means: isTie
        ? 'The last ones of several plays in one minute may come in another order.'
        : 'Lookout reads down to the first row that it knows: new rows below it are missed, or found late.',
    },
  ];
}

const shown = (value: unknown, isId: boolean) =>
  typeof value === 'number' && !isId ? new Date(value).toISOString() : String(value);
