import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_ROWS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Decoded, Listing } from '@/utils/trakt/v2/listing-definition';
import { row } from '@/utils/trakt/v2/wire';

/**
 * Highest plausible id. Play ids reach 1.2e10 and times 1.8e12. An absurd number from a broken answer must not move a
 * cursor, because it would hide all later rows.
 */
export const MAX_ID = 1e12;
const MAX_TIME = 1e13;

export interface DecodedPage {
  rows: Decoded[];
  /** Number of rows in the answer, including those left out. */
  length: number;
  dropped: number;
  /** Ids of the rows left out, where rows have ids and these could be read. */
  unread: number[];
}

/**
 * Decodes a listing's answer row by row. Emptied and unreadable rows are left out and counted. An answer without any
 * readable row has an unknown shape and is an error: an empty result would look like "nothing happened".
 */
export function decodeRows(
  json: unknown,
  { map, wrap, newBy, maxId = MAX_ID }: Pick<Listing, 'map' | 'wrap' | 'newBy' | 'maxId'>,
): Result<DecodedPage, TraktError> {
  const most = newBy === 'id' ? maxId : MAX_TIME;
  const all = json === null ? [] : json;
  if (!Array.isArray(all)) return err({ kind: 'bad-shape', path: '$' });
  const items: unknown[] = all.slice(0, MAX_ROWS);
  const rows: Decoded[] = [];
  const unread: number[] = [];
  let unreadable = 0;
  for (const item of items) {
    const wire = read(row, wrap ? wrap(item) : item);
    const mapped = wire ? map(wire) : 'unreadable';
    if (mapped === 'unreadable' || (mapped !== 'emptied' && mapped.mark > most)) unreadable++;
    else if (mapped !== 'emptied') rows.push(mapped);
    const id = typeof mapped === 'string' && newBy === 'id' ? (wire?.comment?.id ?? wire?.id) : undefined;
    if (id !== undefined && id <= most) unread.push(id);
  }
  if (unreadable > 0 && unreadable === items.length) return err({ kind: 'bad-shape', path: '$[*]' });
  return ok({
    rows,
    length: items.length,
    dropped: items.length - rows.length,
    unread,
  });
}
