import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { NoSeason } from '@/utils/trakt/questions/answer';
import type { ShowDetails, TraktClient } from '@/utils/trakt/trakt-client';

/** A show of the question, as protocol v2 finds it. */
export interface FoundTitle extends ShowDetails {
  /** The text it was requested by. */
  title: string;
  /** Trakt's id, the only identifier that every listing accepts. */
  id: number;
}

/**
 * The requested seasons that the show has: for others, Trakt answers "not found". All requested seasons if the show's
 * own are unknown.
 */
export function seasonsOf({ seasons: known }: ShowDetails, asked: readonly number[]): number[] {
  return asked.filter((number) => known.length === 0 || known.some((season) => season.number === number));
}

/** The requested seasons that a show does not have; null if it has them all. */
export function lackingSeasons(found: FoundTitle, asked: readonly number[]): NoSeason | null {
  const known = seasonsOf(found, asked);
  const seasons = asked.filter((number) => !known.includes(number));
  return seasons.length > 0 ? { kind: 'no-season', show: found.show.title, seasons } : null;
}

/**
 * Finds a show by slug, IMDb id, TVDB id or Trakt id. The original API accepted slugs and TVDB ids, so a bare number is
 * tried as a TVDB id first, then as Trakt's. `tvdb:1`, `trakt:1`, `imdb:tt1` and `tmdb:1` are explicit.
 */
export async function findTitle(feed: TraktClient, title: string): Promise<Result<FoundTitle, TraktError>> {
  const [, service, id = title] = /^(tvdb|trakt|imdb|tmdb):(.+)$/i.exec(title) ?? [];
  const found = await findShow(feed, service?.toLowerCase(), id);
  if (!found.ok) return found;
  const { trakt } = found.value.show.ids;
  return trakt === undefined ? err({ kind: 'not-found' }) : ok({ ...found.value, title, id: trakt });
}

async function findShow(feed: TraktClient, service: string | undefined, id: string) {
  if (service === 'tvdb' || service === 'tmdb') return feed.show(id, service);
  if (service || !/^\d+$/.test(id)) return feed.show(id);
  const byTvdb = await feed.show(id, 'tvdb');
  return byTvdb.ok || byTvdb.error.kind !== 'not-found' ? byTvdb : feed.show(id);
}
