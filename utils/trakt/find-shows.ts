import type { Show } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import { isSlug, parseShow } from '@/utils/sources/parse-source';
import type { TraktError } from '@/utils/trakt/errors';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface FoundShow {
  show: Show;
  /** Set if the URL of a season was pasted. */
  season?: number | undefined;
  /** The text it was looked up by. */
  typed: string;
}

/**
 * Finds the shows that a text may mean, best first. A URL, an IMDb id or `tvdb:` identifies one exactly. A number may
 * be Trakt's id or a title (1899), and a word with hyphens a slug or a title, so each of these is both searched for and
 * looked up.
 */
export async function findShows(trakt: TraktClient, text: string): Promise<Result<FoundShow[], TraktError>> {
  const typed = text.trim();
  const named = parseShow(typed);
  if (named && !isNumber(typed)) {
    const found = await trakt.show(named.ref, named.service);
    return found.ok ? ok([{ show: found.value.show, season: named.season, typed: named.ref }]) : found;
  }
  if (typed === '') return ok([]);
  const hits = await trakt.searchShows(typed);
  if (!hits.ok) return hits;
  const found = hits.value.map((show) => ({ show, typed }));
  const id = typed.toLowerCase();
  const isKnown = hits.value.some(({ ids }) => ids.slug === id || String(ids.trakt) === id);
  if (isKnown || !(isNumber(id) || (isSlug(id) && id.includes('-')))) return ok(found);
  const exact = await trakt.show(id);
  // Not an id: search results only.
  if (!exact.ok) return ok(found);
  const one = { show: exact.value.show, typed: id };
  return ok(isNumber(id) ? [...found, one] : [one, ...found]);
}

/** The original API has no search and accepts only slugs and TVDB ids. */
export async function findShowV1(
  trakt: TraktClient,
  text: string,
): Promise<Result<FoundShow[], TraktError | { kind: 'not-a-show'; text: string }>> {
  const typed = text.trim();
  const named = parseShow(typed) ?? (isSlug(typed) ? { ref: typed.toLowerCase() } : null);
  if (!named || named.service === 'imdb') return err({ kind: 'not-a-show', text: typed });
  const found = await trakt.show(named.ref);
  return found.ok ? ok([{ show: found.value.show, season: named.season, typed: named.ref }]) : found;
}

const isNumber = (text: string) => /^\d+$/.test(text);
