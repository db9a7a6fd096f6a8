import type { Settings } from '@/utils/settings/settings';
import { isFeedRefused } from '@/utils/sources/feed-refused';
import { isOwnStream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

/** What keeps Lookout from reading, as the popup tells it. */
export interface Trouble {
  /** Ids of sources of which Trakt tells nothing because their profile is private. */
  privates: string[];
  /** Ids of sources that Trakt does not know. */
  missing: string[];
  /** The gravest of all other errors. */
  error: TraktError | null;
  /** True where no stream that should be read could be. */
  total: boolean;
}

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
  'bad-shape',
  'blocked',
  'rate-limited',
  'offline',
  'server',
  'not-json',
  'unexpected',
  'timeout',
];

export function findTrouble(active: readonly StreamState[]): Trouble {
  const privates = new Set<string>();
  const missing = new Set<string>();
  let error: TraktError | null = null;
  for (const { key, lastError, sourceIds } of active) {
    if (!lastError || isFeedRefused({ key, lastError })) continue;
    const own = sourceIds.filter((id) => isOwnStream(key, id));
    if (lastError.kind === 'private') for (const id of own) privates.add(id);
    else if (lastError.kind === 'not-found') for (const id of own) missing.add(id);
    else if (!error || GRAVITY.indexOf(lastError.kind) < GRAVITY.indexOf(error.kind)) error = lastError;
  }
  const total = active.length > 0 && active.every(({ lastError }) => lastError !== null);
  return { privates: [...privates], missing: [...missing], error, total };
}
