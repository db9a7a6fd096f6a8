import { errorSentence } from '@/components/words/error-sentence';
import { kindName } from '@/components/words/stream-words';
import { assertNever } from '@/utils/lib/assert-never';
import { isNow, relativeTime, shortTime } from '@/utils/lib/relative-time';
import { joinSentences } from '@/utils/lib/sentence-gap';
import type { Text } from '@/utils/lib/text';
import type { Rules } from '@/utils/rules/rule';
import { isFeedRefused } from '@/utils/sources/feed-refused';
import type { Source } from '@/utils/sources/source';
import { isOwnStream } from '@/utils/sources/stream';
import { isWanted } from '@/utils/sources/streams';
import { isRefused, refusalOf } from '@/utils/store/read/source-problem';
import type { StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

/** State of a source. */
export type SourceState =
  | { kind: 'paused'; all: boolean }
  | { kind: 'waiting-first' }
  | { kind: 'private' }
  | { kind: 'not-found'; about: 'user' | 'show' }
  /** `listing`: key of the failing stream if other streams of the source work, else null. */
  | { kind: 'failing'; error: TraktError; listing: string | null; lastGood: number | null; next: number }
  | { kind: 'ok'; lastGood: number; next: number };

/**
 * Derives a source's state from its streams: one that fails makes the source fail. A source counts as private or not
 * found only if all its streams say so, because Trakt sometimes refuses single listings of friends.
 *
 * @param rules the default rules
 */
export function sourceState(
  source: Source,
  streams: readonly StreamState[],
  allPaused: boolean,
  rules: Rules,
): SourceState {
  if (source.paused) return { kind: 'paused', all: false };
  if (allPaused) return { kind: 'paused', all: true };
  const all = streamsOf(source, streams);
  const wanted = all.filter(({ key }) => isWanted(source, rules, key));
  // If its rules want nothing any more, the streams that were read before decide.
  const own = wanted.length > 0 ? wanted : all;
  if (own.length === 0) return { kind: 'waiting-first' };
  const refusal = refusalOf(own);
  if (refusal === 'not-found') return { kind: refusal, about: source.kind === 'show' ? 'show' : 'user' };
  if (refusal) return { kind: refusal };
  const failing = own.filter(({ lastError }) => lastError !== null);
  const good = own.map(({ lastGoodRead }) => lastGoodRead).filter((at) => at !== null);
  const lastGood = good.length > 0 ? Math.max(...good) : null;
  const next = Math.min(...own.map(({ nextDue }) => nextDue));
  const [first] = failing;
  if (first?.lastError) {
    const of = failing.length === own.length ? { listing: null, next } : { listing: first.key, next: first.nextDue };
    return { kind: 'failing', error: first.lastError, lastGood, ...of };
  }
  return lastGood === null ? { kind: 'waiting-first' } : { kind: 'ok', lastGood, next };
}

/** Groups streams by source id in one pass: a thousand people have eight thousand streams. */
export function streamsBySource(streams: readonly StreamState[]): ReadonlyMap<string, readonly StreamState[]> {
  const found = new Map<string, StreamState[]>();
  for (const stream of streams) {
    for (const id of stream.sourceIds) {
      const own = found.get(id);
      if (own) own.push(stream);
      else found.set(id, [stream]);
    }
  }
  return found;
}

/** Number of activities marked as read at the start; null before the first read. */
export function baselineOf(source: Source, streams: readonly StreamState[]): number | null {
  const own = streamsOf(source, streams).filter(({ lastGoodRead }) => lastGoodRead !== null);
  return own.length > 0 ? own.reduce((sum, { baseline }) => sum + baseline, 0) : null;
}

export interface SourceWords {
  words: string;
  tone: 'good' | 'quiet' | 'bad';
}

/** @param signedIn if false, private profiles come with the advice to sign in */
export function sourceStateWords(
  text: Text,
  state: SourceState,
  { now, v1, signedIn }: { now: number; v1: boolean; signedIn: boolean },
): SourceWords {
  const ago = (at: number) => relativeTime(Math.min(at, now), now, text.locale);
  switch (state.kind) {
    case 'paused':
      return { words: text(state.all ? 'sources_state_all_paused' : 'sources_state_paused'), tone: 'quiet' };
    case 'waiting-first':
      return { words: text('sources_state_waiting_first'), tone: 'quiet' };
    case 'private':
      return { words: text(signedIn ? 'sources_state_private' : 'sources_state_private_sign_in'), tone: 'bad' };
    case 'not-found':
      return {
        words: text(state.about === 'show' ? 'sources_state_not_found_show' : 'sources_state_not_found'),
        tone: 'bad',
      };
    case 'failing': {
      const { retryAt = null } = state.error as { retryAt?: number | null };
      const isKept = state.listing !== null && isRefused(state.error);
      const what = isKept ? text('sources_state_kept') : errorSentence(text, state.error, { now, v1 }).what;
      const words = [state.listing === null ? what : text('health_of', kindName(text, state.listing), what)];
      if (!retryAt && state.next > now)
        words.push(text('sources_state_until', shortTime(state.next, now, text.locale)));
      if (state.lastGood) words.push(text('sources_state_last', ago(state.lastGood)));
      return { words: words.reduce(joinSentences), tone: 'bad' };
    }
    case 'ok':
      return {
        words:
          state.next > now && !isNow(state.next, now)
            ? text('sources_state_ok_next', ago(state.lastGood), relativeTime(state.next, now, text.locale))
            : text('sources_state_ok', ago(state.lastGood)),
        tone: 'good',
      };
    default:
      return assertNever(state);
  }
}

function streamsOf(source: Source, streams: readonly StreamState[]): StreamState[] {
  const own = streams.filter(({ key, sourceIds }) => sourceIds.includes(source.id) && isOwnStream(key, source.id));
  return own.filter((stream) => !isFeedRefused(stream));
}
