import type { Answer } from '@/scripts/doctor/answer';
import type { EndpointFinding } from '@/scripts/doctor/finding';

/** Trakt empties the rows of items that it has deleted or merged; a larger share means a changed format. */
const FEW = 0.1;

const MEANS: Readonly<Record<string, string>> = {
  item_count: 'Lookout notices by this number that something was put on a list.',
  updated_at: 'Lookout reads a list when this changes: new items may be missed.',
  private: 'Private people would be taken for public ones.',
  episode_count: 'Seasons are offered without their number of episodes.',
};

/** Compares the rows with Lookout's schemas. */
export function checkFields({ inspected }: Answer): EndpointFinding[] {
  const { rows, isList, missing, odd, unknown, emptied, unreadable, idless } = inspected;
  const found: EndpointFinding[] = [];
  const add = (expected: string, came: string, means: string) => found.push({ check: 'fields', expected, came, means });
  const some = (count: number) => `${count} of ${rows.length} rows`;
  if (!isList) add('a list', 'something else', 'Lookout cannot read this and says so in Health.');
  for (const [place, came] of odd) {
    add(`${place} as Lookout's schema has it`, `${place} = ${came}`, 'It is read as missing.');
  }
  for (const [field, count] of missing) {
    if (odd.has(field)) continue;
    const means = MEANS[field] ?? 'Rows without it are left out, or shown wrongly.';
    add(`${field} in every row`, `${some(count)} without it`, means);
  }
  if (unreadable > 0 && missing.size === 0 && odd.size === 0) {
    add('rows that our schema reads', `${some(unreadable)} that it does not`, 'They are left out.');
  }
  if (emptied > rows.length * FEW) {
    add('rows that name their item', `${some(emptied)} without a readable item`, 'They are left out and counted.');
  }
  if (idless > 0) {
    add('the Trakt id of every item', `${some(idless)} without one`, 'The same event may be announced twice.');
  }
  if (unknown.size > 0) {
    const words = [...unknown].join(', ');
    add('types and actions of the vocabulary', words, 'They are shown as plain rows and follow no rule of their own.');
  }
  return found;
}
