import { own } from '@/utils/lib/own';
import { DAY, SECOND } from '@/utils/lib/time';
import { kindOf, type Stream, streamKey } from '@/utils/sources/stream';
import type { KnownStates } from '@/utils/store/known-states';
import type { StreamState, Vouch } from '@/utils/store/schema';
import type { StreamOutline } from '@/utils/store/stream-outline';
import { newStreamState } from '@/utils/store/stream-states';

type ShowActivity = Extract<Stream, { kind: 'show-activity' }>;

/**
 * A show that was unlisted for longer than this, ms, starts over: reading everything since would only yield baseline.
 */
const MAX_ABSENCE_MS = DAY;

/**
 * v1 requests name shows, and a show moves from one request to another when its seasons change or when a show is
 * removed or paused. The stream that takes over a show continues from the oldest cursor of the former streams, so
 * nothing unread is skipped. A show that was only read into an earlier store takes its vouched time along.
 *
 * @param states those of requests for shows in full
 * @returns only the states that differ from `states`
 */
export function takeOver(streams: readonly Stream[], states: Pick<KnownStates, 'values'>): StreamState[] {
  const named = streams.filter((stream) => stream.kind === 'show-activity');
  if (named.length === 0) return [];
  const requests = [...states.values()].filter(isRequest);
  const lists = requests.filter(({ listed }) => listed !== undefined);
  const vouches = requests.flatMap(({ vouched }) => (vouched?.listed ? [vouched] : []));
  return named.flatMap((stream) => {
    const key = streamKey(stream);
    const state = requests.find((each) => each.key === key);
    const next = withVouched(stream, withFormer(stream, state, lists) ?? state, lists, vouches);
    return next && JSON.stringify(next) !== JSON.stringify(state) ? [next] : [];
  });
}

/** The states of requests for shows are loaded in full. */
const isRequest = (state: StreamOutline): state is StreamState => kindOf(state.key) === 'show-activity';

function withFormer(
  stream: ShowActivity,
  state: StreamState | undefined,
  lists: readonly StreamState[],
): StreamState | null {
  const formers = stream.titles.flatMap((title) => {
    const timeIn = ({ listed }: StreamState) => own(listed, title) ?? 0;
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
  const base = state ?? { ...newStreamState(streamKey(stream)), lastGoodRead: first.lastGoodRead };
  const others = Object.entries(base.listed ?? {}).filter(([title]) => !stream.titles.includes(title));
  return {
    ...base,
    cursor: { ...base.cursor, current: Math.min(...clocks) },
    listed: Object.fromEntries([...others, ...kept.map(({ title, at }): [string, number] => [title, at])]),
  };
}

function readOf({ cursor, lastGoodRead }: StreamState): { lastGoodRead: number; current: number } {
  const current = typeof cursor?.current === 'number' ? cursor.current : 0;
  return { lastGoodRead: lastGoodRead ?? 0, current };
}

/** A stream with a cursor goes back to the vouched time; one without reads its newest page, see `poll/read-since`. */
function withVouched(
  stream: ShowActivity,
  state: StreamState | undefined,
  lists: readonly StreamState[],
  vouches: readonly Vouch[],
): StreamState | undefined {
  const unread = stream.titles.filter((title) => !lists.some(({ listed }) => own(listed, title) !== undefined));
  const moved = unread.flatMap((title): [string, number][] => {
    const times = vouches.flatMap(({ listed }) => own(listed, title) ?? []);
    return times.length > 0 && !own(state?.vouched?.listed, title) ? [[title, Math.max(...times)]] : [];
  });
  if (moved.length === 0) return state;
  const base = state ?? newStreamState(streamKey(stream));
  const { current } = base.cursor ?? {};
  const start = Math.floor(Math.min(...moved.map(([, at]) => at)) / SECOND);
  const at = Math.max(base.vouched?.at ?? 0, ...moved.map(([, each]) => each));
  const listed = { ...base.vouched?.listed, ...Object.fromEntries(moved) };
  return {
    ...base,
    cursor: typeof current === 'number' ? { ...base.cursor, current: Math.min(current, start) } : base.cursor,
    vouched: { at, from: at, waiting: vouches[0]?.waiting, listed },
  };
}

/** What stays vouched for when a stream has been read: shows of v1 that it did not name, because they are paused. */
export function stillVouched(stream: Stream, vouched: Vouch | undefined): Vouch | undefined {
  if (stream.kind !== 'show-activity' || !vouched?.listed) return undefined;
  const others = Object.entries(vouched.listed).filter(([title]) => !stream.titles.includes(title));
  return others.length > 0 ? { ...vouched, listed: Object.fromEntries(others) } : undefined;
}

/** Up to when a stream, or a show that its request names, is vouched for, ms UTC: the oldest time. */
export function vouchedFrom(stream: Stream, { from, listed = {} }: Vouch): number {
  if (stream.kind !== 'show-activity') return from;
  return Math.min(from, ...stream.titles.flatMap((title) => own(listed, title) ?? []));
}
