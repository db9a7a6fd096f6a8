import { own } from '@/utils/lib/own';
import { followsOf } from '@/utils/poll/follows';
import { keepCoverage } from '@/utils/poll/keep-coverage';
import { listsPast } from '@/utils/poll/stream-traits';
import { takeOver } from '@/utils/poll/take-over';
import type { Settings } from '@/utils/settings/settings';
import { meStreams, ownStreams } from '@/utils/sources/own-streams';
import { restingSignedOut } from '@/utils/sources/resting-signed-out';
import { type Stream, streamKey } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import type { Database } from '@/utils/store/open-database';
import { readOwnStates } from '@/utils/store/own-states';
import type { RoundSnapshot } from '@/utils/store/round-snapshot';
import type { Coverage, StreamState } from '@/utils/store/schema';
import type { Outlines } from '@/utils/store/stream-outline';
import { changeStreams, newStreamState } from '@/utils/store/stream-states';

/**
 * States for listings that were never read, of people who first appeared in the last read of the follow list. Their own
 * first read comes a round or more later, so they are vouched for since that read of the follow list: activities in
 * between are recognized by their own time.
 */
function joinedStreams(
  streams: readonly Stream[],
  keys: readonly string[],
  states: Outlines,
  { sources }: Coverage,
): StreamState[] {
  const { following } = sources;
  if (!following) return [];
  const listed = states.get('follows')?.lastGoodRead ?? Number.POSITIVE_INFINITY;
  return streams.flatMap((stream, index) => {
    const begin = 'user' in stream ? own(following.people, stream.user) : undefined;
    const key = keys[index] ?? '';
    if (begin === undefined || begin < listed || states.has(key) || !listsPast(stream)) return [];
    return [{ ...newStreamState(key), sourceIds: stream.sourceIds, vouched: { at: begin, from: begin } }];
  });
}

/**
 * Returns the streams that are wanted now with their states, and updates coverage. Unwanted streams are removed;
 * streams of paused sources stay.
 *
 * @param known the store as it is
 * @param account the signed-in account, even if its sign-in has ended; null: nobody is signed in, so the follow list is
 *   nobody's and is not read; undefined: the account is ignored
 */
export async function planStreams(
  db: Database,
  settings: Settings,
  { protocol, now }: { protocol: 'v1' | 'v2'; now: () => number },
  known: RoundSnapshot,
  account: { slug: string; state: string } | null | undefined,
) {
  const own = await readOwnStates(db, known, account?.slug);
  const follows = followsOf(own.states);
  const who = { account: account?.state === 'in' ? account.slug : null, self: settings.self ?? account?.slug ?? null };
  const streamsOf = (sources: Settings['sources']) => {
    const active = sources.filter(({ paused }) => !paused);
    return [
      ...streamsFor(protocol, sources, settings.rules, follows),
      ...ownStreams(protocol, active, settings),
      ...meStreams(protocol, active, settings.rules, who),
    ];
  };
  const sources = account === null ? restingSignedOut(settings.sources) : settings.sources;
  const streams = streamsOf(settings.paused ? [] : sources);
  const isPaused = settings.paused || sources.some(({ paused }) => paused);
  const others = isPaused ? streamsOf(settings.sources.map((source) => ({ ...source, paused: false }))) : [];
  const keys = streams.map(streamKey);
  const put = takeOver(streams, own.states);
  const gone = own.states.others(isPaused ? [...keys, ...others.map(streamKey)] : keys);
  await changeStreams(db, { put, gone });
  const kept = own.states.changed(put, gone);
  const coverage = await keepCoverage(db, settings, kept.get('follows'), now(), { known: own.coverage });
  const joined = joinedStreams(streams, keys, kept, coverage);
  await changeStreams(db, { put: joined, gone: [] });
  return { states: kept.changed(joined, []), streams, keys, coverage };
}
