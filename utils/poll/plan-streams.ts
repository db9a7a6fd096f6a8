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
import type { StreamOutline } from '@/utils/store/stream-outline';
import { changeStreams, newStreamState } from '@/utils/store/stream-states';

/**
 * States for the unread listings of people that the last read of the follow list named first. Their own first read comes
 * a round after it, however long that takes, so they are vouched for since then: activities in between are recognized by
 * their own time.
 */
function joinedStreams(
  streams: readonly Stream[],
  states: ReadonlyMap<string, StreamOutline>,
  { sources }: Coverage,
): StreamState[] {
  const { following } = sources;
  if (!following) return [];
  const listed = states.get('follows')?.lastGoodRead ?? Number.POSITIVE_INFINITY;
  return streams.flatMap((stream) => {
    const begin = 'user' in stream ? own(following.people, stream.user) : undefined;
    const key = streamKey(stream);
    if (begin === undefined || begin < listed || states.has(key) || !listsPast(stream)) return [];
    return [{ ...newStreamState(key), sourceIds: stream.sourceIds, vouched: { at: begin, from: begin } }];
  });
}

/**
 * Returns the streams that are wanted now with their states, and updates coverage. Unwanted streams are removed;
 * streams of paused sources stay.
 *
 * @param known the store as it is
 * @param account the signed-in account, even if its sign-in has ended; null: nobody is signed in, so the list of people
 *   one follows is nobody's, and rests; undefined: that does not matter
 */
export async function planStreams(
  db: Database,
  settings: Settings,
  { protocol, now }: { protocol: 'v1' | 'v2'; now: () => number },
  known: RoundSnapshot,
  account: { slug: string; state: string } | null | undefined,
) {
  const own = await readOwnStates(db, known, account?.slug);
  const states = new Map(own.states);
  const follows = followsOf(states);
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
  const put = takeOver(streams, states);
  const kept = new Set([...streams, ...others].map(streamKey));
  const gone = [...states.keys()].filter((key) => !kept.has(key));
  await changeStreams(db, { put, gone });
  for (const key of gone) states.delete(key);
  for (const state of put) states.set(state.key, state);
  const coverage = await keepCoverage(db, settings, states.get('follows'), now(), { known: own.coverage });
  const joined = joinedStreams(streams, states, coverage);
  await changeStreams(db, { put: joined, gone: [] });
  for (const state of joined) states.set(state.key, state);
  return { states, streams, coverage };
}
