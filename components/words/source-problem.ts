import type { Settings } from '@/utils/settings/settings';
import { isFeedRefused } from '@/utils/sources/feed-refused';
import { isOwnStream } from '@/utils/sources/stream';
import { isWanted } from '@/utils/sources/streams';
import type { StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

/** What keeps Lookout from reading, as the popup tells it. */
export interface SourceProblem {
  /** Ids of sources of which Trakt tells nothing because their profile is private. */
  privates: string[];
  /** Ids of sources that Trakt does not know. */
  missing: string[];
  /** Single listings are refused of somebody of whom others can be read. */
  kept: boolean;
  /** The gravest of all other errors. */
  error: TraktError | null;
  /** True where no stream that should be read could be. */
  total: boolean;
}

type ProblemInput = Pick<Settings, 'sources' | 'rules'>;

/** Streams that are meant to be read now: some source that wants them is there and not paused. */
export function activeStreams(streams: readonly StreamState[], settings: Settings): StreamState[] {
  const active = new Set(settings.sources.filter(({ paused }) => !paused).map(({ id }) => id));
  return streams.filter(({ sourceIds }) => sourceIds.some((id) => active.has(id)));
}

/** Gravest first: what only the person can mend, then what others must, then what passes by itself. */
const GRAVITY: readonly TraktError['kind'][] = [
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

/** Whether it is whom one asks about that cannot be seen, not that something went wrong. */
export const isRefused = (error: TraktError | null) => error?.kind === 'private' || error?.kind === 'not-found';

/** What all listings of somebody together say, if they agree. Some of a private profile were seen to be "not found". */
export function refusalOf(listings: readonly StreamState[]): 'private' | 'not-found' | null {
  // Comments are those of all of Trakt: that they can be read says nothing of a show.
  const own = listings.filter(({ key }) => key !== 'recent-comments');
  if (own.length === 0 || !own.every(({ lastError }) => isRefused(lastError))) return null;
  return own.some(({ lastError }) => lastError?.kind === 'private') ? 'private' : 'not-found';
}

export function findSourceProblem(active: readonly StreamState[], { sources, rules }: ProblemInput): SourceProblem {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const listings = new Map<string, StreamState[]>();
  let error: TraktError | null = null;
  for (const stream of active) {
    const { key, lastError, sourceIds } = stream;
    if (isFeedRefused(stream)) continue;
    for (const id of sourceIds) {
      const source = byId.get(id);
      if (!source || !isOwnStream(key, id) || !isWanted(source, rules, key)) continue;
      listings.set(id, [...(listings.get(id) ?? []), stream]);
    }
    if (!lastError || isRefused(lastError)) continue;
    if (!error || GRAVITY.indexOf(lastError.kind) < GRAVITY.indexOf(error.kind)) error = lastError;
  }
  const found = [...listings].map(([id, own]) => ({ id, own, refusal: refusalOf(own) }));
  const idsOf = (wanted: 'private' | 'not-found') =>
    found.filter(({ refusal }) => refusal === wanted).map(({ id }) => id);
  const kept = found.some(({ own, refusal }) => !refusal && own.some(({ lastError }) => isRefused(lastError)));
  const total = active.length > 0 && active.every(({ lastError }) => lastError !== null);
  return { privates: idsOf('private'), missing: idsOf('not-found'), kept, error, total };
}
