import { sittingId } from '@/utils/activity/identity';
import { err, ok, type Result } from '@/utils/lib/result';
import { DAY, HOUR } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { owner, toItem, v2ItemKey } from '@/utils/trakt/v2/media';
import { row } from '@/utils/trakt/v2/wire';
import { isInVocabulary } from '@/utils/trakt/vocabulary';

/**
 * A start within this time after the last expiry, ms, continues the same sitting: resuming after a pause yields a new
 * start time.
 */
const SAME_SITTING_MS = HOUR;

interface Sitting {
  type: string;
  item: string | number;
  startedAt: number;
  expiresAt: number;
}

/** Reads what a user is watching now: one row or none. The cursor remembers the sittings that may continue. */
export async function readWatching(
  client: Client,
  user: string,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const answer = await client.get(`${userPath(user)}/watching?extended=images`, 'user');
  if (!answer.ok) return answer;
  const { json } = answer.value;
  const sittings = toSittings(cursor).filter(({ expiresAt }) => client.now() <= expiresAt + SAME_SITTING_MS);
  const page = (rows: Row[], kept: Sitting[], dropped = 0): Page => ({
    rows,
    cursor: { sittings: kept },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: rows.filter(({ activity }) => !isInVocabulary(activity)).length,
    dropped,
  });
  // 204, or the empty array that some servers send instead.
  if (json === null || (Array.isArray(json) && json.length === 0)) return ok(page([], sittings));

  const wire = read(row, json);
  if (!wire?.type || wire.started_at === undefined) return err({ kind: 'bad-shape', path: '$.started_at' });
  const item = toItem(wire);
  const key = item ? v2ItemKey(wire.type, item) : undefined;
  if (!item || key === undefined) return ok(page([], sittings, 1));

  const { type, started_at: started } = wire;
  const expiresAt = Math.min(wire.expires_at ?? started, started + DAY);
  const same = (other: Sitting) => other.type === type && other.item === key;
  const before = sittings.find((other) => same(other) && started <= other.expiresAt + SAME_SITTING_MS);
  const startedAt = Math.min(before?.startedAt ?? started, started);
  const sitting = { type, item: key, startedAt, expiresAt: Math.max(expiresAt, before?.expiresAt ?? 0) };
  const person = owner(user);
  const activity = {
    id: sittingId({ user: person.slug, type, item: key, startedAt }),
    aliases: [],
    at: startedAt,
    type,
    action: 'watching',
    user: person,
    ...item,
    expiresAt,
  };
  return ok(page([{ activity, fresh: true }], [sitting, ...sittings.filter((other) => !same(other))].slice(0, 4)));
}

function toSittings(cursor: Cursor | null): Sitting[] {
  return Array.isArray(cursor?.sittings) ? cursor.sittings.filter(isSitting) : [];
}

function isSitting(value: unknown): value is Sitting {
  return (
    isRecord(value) &&
    typeof value.type === 'string' &&
    (typeof value.item === 'string' || isNumber(value.item)) &&
    isNumber(value.startedAt) &&
    isNumber(value.expiresAt)
  );
}
