import type { Profile } from './profile';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that are data: ids, names, times, addresses. */
const isData = (key: string, parent: string) => !/^[a-z][A-Za-z]*$/.test(key) || /\.(people|known)$/.test(parent);

function collect(value: unknown, at: string, into: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, `${at}[]`, into);
  else if (isObject(value)) {
    for (const [key, each] of Object.entries(value)) collect(each, `${at}.${isData(key, at) ? '*' : key}`, into);
  } else if (value !== null) into.add(`${at}: ${typeof value}`);
}

/** Rows of one store that are alike: cards and streams by their kind, the poller's by their key. */
function kindOf(store: string, key: unknown, row: unknown): string {
  if (store === 'cards' && isObject(row)) return `cards(${row.kind})`;
  if (store === 'streams') return `streams(${String(key).split(':')[0]})`;
  return store === 'poller' ? `poller(${String(key).split(':')[0]})` : store;
}

/**
 * Every field that has a value anywhere in a profile, with the type of the value: `cards(tally).tally.show: string`.
 * Sorted.
 */
export function shapeOf({ database, local, sync, file }: Profile): string[] {
  const found = new Set<string>();
  for (const [store, { rows }] of Object.entries(database.stores))
    for (const [key, row] of rows) collect(row, kindOf(store, key, row), found);
  for (const [key, value] of Object.entries(local)) collect(value, `local.${key.split(':')[0]}`, found);
  collect(sync, 'sync', found);
  collect(JSON.parse(file), 'file', found);
  return [...found].sort();
}

type Since = Readonly<Record<string, readonly string[]>>;

/**
 * Fields that a frozen profile lacks and today's code stores, by profile. Readers accept rows without them; say how.
 */
export const ADDED_SINCE: Since = {
  'database-1-settings-1.json': [
    // Made from the states where they are missing: `store/outlines`.
    'poller(outline).errors.*.kind: string',
    'poller(outline).errors.*.path: string',
    'poller(outline).errors.*.status: number',
    'poller(outline).hours.*: number',
    'poller(outline).keys: string',
    'poller(outline).numbers.*: number',
    'poller(outline).sources: string',
    'poller(outlines): number',
  ],
};

/** Fields of a frozen profile that today's code no longer stores, by profile. Readers ignore them, or accept both. */
export const DROPPED_SINCE: Since = {
  'database-1-settings-1.json': [],
};
