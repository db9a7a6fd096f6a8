import type { Show } from '@/utils/activity/media';
import { own } from '@/utils/lib/own';
import { ok, type Result } from '@/utils/lib/result';
import { DAY, HOUR } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { showPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';
import { commentsOn } from '@/utils/trakt/v2/season-comments';
import { readShow } from '@/utils/trakt/v2/show';
import type { WatchedShow } from '@/utils/trakt/v2/watched-show';
import { seasonEpisodes } from '@/utils/trakt/v2/wire';

/**
 * The comment pages of shows, seasons and episodes: the fallback if Trakt's recent comments are unavailable or do not
 * name their item. There is one page for each show, season and episode, so they are read in turn, a few at a time.
 */
interface OwnPages {
  /** When recent comments were last tried, and since when comments are new, ms UTC. */
  triedAt: number;
  began: number;
  /** Index of the next page. */
  next: number;
  shows: Record<string, ShowPages>;
}

interface ShowPages {
  show: Show;
  /** When the show's pages were last listed, ms UTC. */
  at: number;
  /** Each page with the highest id on it; 0: never read. */
  pages: [season: number | null, episode: number | null, top: number][];
}

/** Limits per read: pages, and shows with pages to list (two requests each). */
const PAGES_PER_READ = 8;
const SHOWS_PER_READ = 3;
const RECENT_RETRY_MS = 6 * HOUR;

/** Whether recent comments were refused a short time ago. */
export function isOnOwnPages(cursor: Cursor | null, now: number): boolean {
  const own = toOwnPages(cursor);
  return own !== null && Math.abs(now - own.triedAt) < RECENT_RETRY_MS;
}

export async function readOwnPages(
  client: Client,
  watched: readonly WatchedShow[],
  cursor: Cursor | null,
  tried: boolean,
): Promise<Result<Page, TraktError>> {
  const now = client.now();
  const before = toOwnPages(cursor);
  const began = beganOf(cursor) ?? firstOf([cursor?.at, cursor?.full]) ?? now;
  const shows = await withPages(client, watched, before?.shows ?? {});
  if (!shows.ok) return shows;
  const places = watched.flatMap(({ show }) => (own(shows.value, show)?.pages ?? []).map((page) => ({ show, page })));
  const rows: Row[] = [];
  let next = (before?.next ?? 0) % Math.max(places.length, 1);
  let dropped = 0;
  for (let n = 0; n < Math.min(PAGES_PER_READ, places.length); n++) {
    const place = places[next];
    const about = place && own(shows.value, place.show)?.show;
    if (!place || !about) break;
    const [season, episode, top] = place.page;
    const path = `${showPath(place.show, season ?? 'all')}${episode === null ? '' : `/episodes/${episode}`}/comments/newest`;
    const listing = commentsOn(path, {
      show: about,
      ...(season !== null && { season: { number: season } }),
      ...(season !== null && episode !== null && { episode: { season, number: episode } }),
    });
    const answer = await readPage(client, listing, { page: 1, limit: POLL_ROWS });
    if (!answer.ok && answer.error.kind !== 'not-found') return answer;
    const found = answer.ok ? answer.value.rows : [];
    const isNew = ({ mark, activity }: (typeof found)[number]) => (top > 0 ? mark > top : activity.at > began);
    rows.push(
      ...found.filter((row) => cursor === null || isNew(row)).map(({ activity }) => ({ activity, fresh: true })),
    );
    dropped += answer.ok ? answer.value.dropped : 0;
    place.page[2] = Math.max(top, 1, ...found.map(({ mark }) => mark));
    next = (next + 1) % places.length;
  }
  const pages: OwnPages = { triedAt: tried ? now : (before?.triedAt ?? now), began, next, shows: shows.value };
  const top = Math.max(
    isNumber(cursor?.top) ? cursor.top : 0,
    ...rows.map(({ activity }) => activity.comment?.id ?? 0),
  );
  const at = isNumber(cursor?.at) ? cursor.at : began;
  return ok({
    rows: newestFirst(rows),
    cursor: { top, at, own: pages },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped,
  });
}

/** Lists the pages of each show once a day; known tops are kept. */
async function withPages(
  client: Client,
  watched: readonly WatchedShow[],
  before: OwnPages['shows'],
): Promise<Result<OwnPages['shows'], TraktError>> {
  const now = client.now();
  const shows = new Map<string, ShowPages>();
  let asked = 0;
  for (const { show: name, seasons } of watched) {
    const known = own(before, name);
    if (known) shows.set(name, structuredClone(known));
    if ((known && Math.abs(now - known.at) < DAY) || asked >= SHOWS_PER_READ) continue;
    asked++;
    const show = await readShow(client, name);
    // A deleted show does not affect the others.
    if (!show.ok && show.error.kind === 'not-found' && watched.length > 1) continue;
    if (!show.ok) return show;
    const parts = await client.get(`${showPath(name)}/seasons?extended=episodes`, 'public');
    if (!parts.ok) return parts;
    const tops = new Map(known?.pages.map(([season, episode, top]) => [`${season}:${episode}`, top]));
    const { title, year, ids } = show.value;
    shows.set(name, {
      show: { title, year, ids },
      at: now,
      pages: placesOf(parts.value.json, seasons).map(([season, episode]) => [
        season,
        episode,
        tops.get(`${season}:${episode}`) ?? 0,
      ]),
    });
  }
  return ok(Object.fromEntries(shows));
}

function placesOf(json: unknown, seasons: WatchedShow['seasons']): [number | null, number | null][] {
  const places: [number | null, number | null][] = seasons === 'all' ? [[null, null]] : [];
  for (const value of Array.isArray(json) ? json : []) {
    const { number, episodes } = read(seasonEpisodes, value) ?? {};
    if (number === undefined || (seasons !== 'all' && !seasons.includes(number))) continue;
    places.push([number, null]);
    for (const each of episodes ?? []) {
      const episode = (each as { number?: unknown } | null)?.number;
      if (Number.isSafeInteger(episode)) places.push([number, episode as number]);
    }
  }
  return places;
}

const firstOf = (values: unknown[]) => values.find((value): value is number => isNumber(value) && value > 0);

/** Since when comments are new for a stream that uses, or has used, the fallback, ms UTC. */
export function beganOf(cursor: Cursor | null): number | null {
  return toOwnPages(cursor)?.began ?? null;
}

function toOwnPages(cursor: Cursor | null): OwnPages | null {
  const own = cursor?.own;
  const isWhole = isRecord(own) && [own.triedAt, own.began, own.next].every(isNumber) && isRecord(own.shows);
  return isWhole ? (own as unknown as OwnPages) : null;
}
