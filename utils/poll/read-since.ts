import { ok, type Result } from '@/utils/lib/result';
import { listsPast } from '@/utils/poll/stream-traits';
import { vouchedFrom } from '@/utils/poll/take-over';
import type { Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';
import type { Page, TraktClient } from '@/utils/trakt/trakt-client';

/** Rows of a full page, with either protocol. */
const PAGE_ROWS = 100;
/** Most rows read back to the vouched time. Beyond that a gap is noted. */
const MAX_READ_BACK_ROWS = 3 * PAGE_ROWS;
const SITE = 'https://app.trakt.tv';

/**
 * Reads a stream from its cursor. Without a cursor it reads the newest page. If the stream is vouched for and the page
 * is full of newer rows, it also reads back to the vouched time, or notes a gap.
 */
export async function readSince(
  trakt: Pick<TraktClient, 'read' | 'clockSkew'>,
  stream: Stream,
  { cursor, vouched }: Pick<StreamState, 'cursor' | 'vouched'>,
): Promise<Result<Page, TraktError>> {
  const first = await trakt.read(stream, cursor);
  if (!first.ok || cursor || !vouched || !listsPast(stream)) return first;
  const { rows, dropped, unknown } = first.value;
  const start = vouchedFrom(stream, vouched) + trakt.clockSkew();
  const isFull = rows.length + dropped >= PAGE_ROWS && rows.every(({ activity }) => activity.at > start);
  if (!isFull) return first;
  const rest = await trakt.read(stream, null, { start, rows: MAX_READ_BACK_ROWS });
  if (!rest.ok) return rest;
  const known = new Set(rows.map(({ activity }) => activity.id));
  const older = rest.value.rows.filter(({ activity }) => !known.has(activity.id));
  const isCut = rest.value.gap !== null || rest.value.rows.length >= MAX_READ_BACK_ROWS;
  return ok({
    ...first.value,
    rows: [...rows, ...older.map(({ activity }) => ({ activity, fresh: true }))],
    unknown: unknown + rest.value.unknown,
    gap: isCut ? { since: start, url: rest.value.gap?.url ?? SITE } : null,
  });
}
