import type { Person } from '@/utils/activity/activity';
import { showWatchingId } from '@/utils/activity/identity';
import type { Show } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_PARTS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { showPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { isRecord } from '@/utils/trakt/v2/mark';
import { toPerson } from '@/utils/trakt/v2/media';
import { readShow } from '@/utils/trakt/v2/show';
import type { WatchedShow } from '@/utils/trakt/v2/watched-show';
import { user } from '@/utils/trakt/v2/wire';

/** Slugs of current viewers: one set for the show, or one per chosen season. */
type Viewers = Record<string, string[]>;

/**
 * Reads who has started to watch a show since the last read. Trakt names the people, but neither episode nor time. So a
 * person who was not there at the last read is an event, with the time of this read.
 */
export async function readShowWatching(
  client: Client,
  { show: name, seasons }: WatchedShow,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const show = await titleOf(client, name, cursor);
  if (!show.ok) return show;
  const before = toViewers(cursor);
  const here: Viewers = {};
  const rows: Row[] = [];
  for (const season of seasons === 'all' ? (['all'] as const) : seasons) {
    const answer = await client.get(`${showPath(name, season)}/watching?extended=images`, 'public');
    if (!answer.ok) return answer;
    const { json } = answer.value;
    if (json !== null && !Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
    const values: unknown[] = (json ?? []).slice(0, MAX_PARTS);
    const people = values.flatMap((value) => toPerson(read(user, value) ?? undefined) ?? []);
    // Viewers of the show were viewers of its seasons.
    const known = new Set(before[season] ?? before.all);
    // An unreadable viewer may be a known one, who has not started again.
    const unread = people.length < values.length;
    here[season] = [...new Set([...people.map(({ slug }) => slug), ...(unread ? known : [])])];
    const started = people.filter(({ slug }) => !known.has(slug));
    rows.push(...started.map((person) => toRow(person, show.value, name, season, client.now())));
  }
  const next = { show: show.value, here };
  return ok({ rows, cursor: next, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 });
}

function toRow(user: Person, show: Show, name: string, season: number | 'all', now: number): Row {
  const number = season === 'all' ? null : season;
  return {
    fresh: true,
    activity: {
      id: showWatchingId({ user: user.slug, show: name, season: number, noticedAt: now }),
      aliases: [],
      at: now,
      type: 'episode',
      action: 'watching',
      user,
      show,
      season: number === null ? undefined : { number },
    },
  };
}

/** The listing does not name its show, which is requested once and then kept in the cursor. */
async function titleOf(client: Client, name: string, cursor: Cursor | null): Promise<Result<Show, TraktError>> {
  const show = cursor?.show;
  return isRecord(show) && typeof show.title === 'string' && isRecord(show.ids)
    ? ok(show as unknown as Show)
    : readShow(client, name);
}

function toViewers(cursor: Cursor | null): Viewers {
  const here = isRecord(cursor?.here) ? Object.entries(cursor.here) : [];
  return Object.fromEntries(here.filter((entry): entry is [string, string[]] => Array.isArray(entry[1])));
}
