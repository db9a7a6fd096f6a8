import { DAY, SECOND } from '@/utils/lib/time';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

type ShowActivity = Extract<Stream, { kind: 'show-activity' }>;

/**
 * A show that was unlisted for longer than this, ms, starts over: reading everything since would only yield baseline.
 */
const MAX_ABSENCE_MS = DAY;

/**
 * v1 requests name shows, and a show moves from one request to another when its seasons change or when a show is
 * removed or paused. The stream that takes over a show continues from the oldest cursor of the former streams, so
 * nothing unread is skipped.
 *
 * @returns only the states that differ from `states`
 */
export function takeOver(streams: readonly Stream[], states: ReadonlyMap<string, StreamState>): StreamState[] {
  const lists = [...states.values()].filter(({ listed }) => listed !== undefined);
  return streams.flatMap((stream) => {
    if (stream.kind !== 'show-activity') return [];
    const state = states.get(streamKey(stream));
    const next = withFormer(stream, state, lists);
    return next && JSON.stringify(next) !== JSON.stringify(state) ? [next] : [];
  });
}

function withFormer(
  stream: ShowActivity,
  state: StreamState | undefined,
  lists: readonly StreamState[],
): StreamState | null {
  const formers = stream.titles.flatMap((title) => {
    const timeIn = ({ listed }: StreamState) => listed?.[title] ?? 0;
    const former = lists.reduce<StreamState | null>(
      (best, each) => (timeIn(each) > (best ? timeIn(best) : 0) ? each : best),
      null,
    );
    return former ? [{ title, at: timeIn(former), ...readOf(former) }] : [];
  });
  const latest = Math.max(...lists.map(({ lastGoodRead }) => lastGoodRead ?? 0));
  const kept = formers.filter(({ at }) => latest - at <= MAX_ABSENCE_MS);
  const [first] = kept;
  if (!first) return null;
  const clocks = kept.map(({ at, lastGoodRead, current }) => current - Math.ceil((lastGoodRead - at) / SECOND));
  const own = state ?? { ...newStreamState(streamKey(stream)), lastGoodRead: first.lastGoodRead };
  const others = Object.entries(own.listed ?? {}).filter(([title]) => !stream.titles.includes(title));
  return {
    ...own,
    cursor: { ...own.cursor, current: Math.min(...clocks) },
    listed: Object.fromEntries([...others, ...kept.map(({ title, at }): [string, number] => [title, at])]),
  };
}

function readOf({ cursor, lastGoodRead }: StreamState): { lastGoodRead: number; current: number } {
  const current = typeof cursor?.current === 'number' ? cursor.current : 0;
  return { lastGoodRead: lastGoodRead ?? 0, current };
}
