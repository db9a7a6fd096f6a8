import type { Rules } from '@/utils/rules/rule';
import { isFeedRefused } from '@/utils/sources/feed-refused';
import type { Source } from '@/utils/sources/source';
import { isOwnStream } from '@/utils/sources/stream';
import { isWanted } from '@/utils/sources/streams';
import type { StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

/** What keeps Lookout from reading, for the popup. */
export interface SourceProblem {
  /** Ids of sources with a private profile. */
  privates: string[];
  /** Ids of sources unknown to Trakt. */
  missing: string[];
  /** True if some listings of a user are refused while others can be read. */
  kept: boolean;
  /** The most serious other error. */
  error: TraktError | null;
  /** True if no active stream can be read. */
  total: boolean;
}

/** The settings that it depends on. */
export interface ListingSettings {
  sources: readonly Source[];
  rules: Rules;
  /** True if nobody is signed in: the people one follows are not read then. */
  signedOut?: boolean;
}

/** What the pages need of a listing. */
export type ListingLine = Pick<StreamState, 'key' | 'sourceIds' | 'nextDue' | 'lastGoodRead' | 'lastError'>;

/** Streams to be read now: at least one of their sources is not paused. */
export function activeStreams<Listing extends Pick<StreamState, 'sourceIds'>>(
  streams: readonly Listing[],
  { sources }: Pick<ListingSettings, 'sources'>,
): Listing[] {
  const active = new Set(sources.filter(({ paused }) => !paused).map(({ id }) => id));
  return streams.filter(({ sourceIds }) => sourceIds.some((id) => active.has(id)));
}

/**
 * Most serious first: errors only the person can fix, then those others must fix, then those that pass by themselves.
 */
const SEVERITY: readonly TraktError['kind'][] = [
  'key-refused',
  'sign-in',
  'locked',
  'forbidden',
  'vip-only',
  'user-locked',
  'internal',
  'bad-shape',
  'blocked',
  'rate-limited',
  'offline',
  'server',
  'not-json',
  'unexpected',
  'timeout',
];

/** Whether the profile or title itself is refused, as opposed to a failure. */
export const isRefused = (error: TraktError | null) => error?.kind === 'private' || error?.kind === 'not-found';

/**
 * The refusal shared by all listings of a source, or null. Some listings of private profiles were observed to answer
 * "not found".
 */
export function refusalOf(listings: readonly ListingLine[]): 'private' | 'not-found' | null {
  // Recent comments are site-wide, so a successful read says nothing about a single show.
  const own = listings.filter(({ key }) => key !== 'recent-comments');
  if (own.length === 0 || !own.every(({ lastError }) => isRefused(lastError))) return null;
  return own.some(({ lastError }) => lastError?.kind === 'private') ? 'private' : 'not-found';
}

export function findSourceProblem(active: readonly ListingLine[], { sources, rules }: ListingSettings): SourceProblem {
  const readable = active.filter((stream) => !isFeedRefused(stream));
  const listings = listingsOfRefused(readable, { sources, rules });
  let error: TraktError | null = null;
  for (const { lastError } of readable) {
    if (!lastError || isRefused(lastError)) continue;
    if (!error || SEVERITY.indexOf(lastError.kind) < SEVERITY.indexOf(error.kind)) error = lastError;
  }
  const found = [...listings].map(([id, own]) => ({ id, own, refusal: refusalOf(own) }));
  const idsOf = (wanted: 'private' | 'not-found') =>
    found.filter(({ refusal }) => refusal === wanted).map(({ id }) => id);
  const kept = found.some(({ own, refusal }) => !refusal && own.some(({ lastError }) => isRefused(lastError)));
  const total = active.length > 0 && active.every(({ lastError }) => lastError !== null);
  return { privates: idsOf('private'), missing: idsOf('not-found'), kept, error, total };
}

/**
 * The listings of each source of which one is refused; usually there is none, and a thousand people are not looked at.
 */
function listingsOfRefused(
  readable: readonly ListingLine[],
  { sources, rules }: ListingSettings,
): Map<string, ListingLine[]> {
  const listings = new Map<string, ListingLine[]>();
  for (const { lastError, sourceIds } of readable) {
    if (isRefused(lastError)) for (const id of sourceIds) listings.set(id, []);
  }
  if (listings.size === 0) return listings;
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const stream of readable) {
    for (const id of stream.sourceIds) {
      const source = byId.get(id);
      if (source && isOwnStream(stream.key, id) && isWanted(source, rules, stream.key)) listings.get(id)?.push(stream);
    }
  }
  for (const [id, own] of listings) if (own.length === 0) listings.delete(id);
  return listings;
}
