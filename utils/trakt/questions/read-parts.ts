import type { Activity } from '@/utils/activity/activity';
import { SECOND } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import type { AnswerProblem, Part } from '@/utils/trakt/questions/answer';
import { MAX_ANSWER_ROWS } from '@/utils/trakt/questions/query';
import type { Page, TraktClient, Window } from '@/utils/trakt/trakt-client';

/** One read of a question: a stream, and the rows wanted from it. */
export interface Wish {
  stream: Stream;
  /** A readable name of what is read. */
  about: string;
  window: Pick<Window, 'start' | 'end' | 'filter'>;
}

export interface ReadPart extends Part {
  /** Whether Trakt answered. A refusal does not count. */
  answered: boolean;
  timestamps: Page['timestamps'];
}

/** Parallel requests: fast enough for a waiting person, without a burst. */
const READ_CONCURRENCY = 4;

/** Reads all streams of a question. Each window holds one row more than an answer, so that a cut is noticed. */
export function readParts(feed: TraktClient, wishes: readonly Wish[]): Promise<ReadPart[]> {
  return mapInTurn(wishes, READ_CONCURRENCY, async ({ stream, about, window }) => {
    const read = await feed.read(stream, null, { ...window, rows: MAX_ANSWER_ROWS + 1 });
    if (!read.ok) {
      const failure: AnswerProblem = { kind: 'failed', about, of: 'listing', error: read.error };
      return { activities: [], answered: false, timestamps: undefined, problems: [failure] };
    }
    const { rows, gap, timestamps } = read.value;
    const problems: AnswerProblem[] =
      gap && rows.length <= MAX_ANSWER_ROWS ? [{ kind: 'unread', about, since: Math.floor(gap.since / SECOND) }] : [];
    return { activities: rows.map(({ activity }): Activity => activity), answered: true, timestamps, problems };
  });
}

/** Maps `values` with at most `atOnce` promises running; results keep the order of `values`. */
export async function mapInTurn<T, R>(
  values: readonly T[],
  atOnce: number,
  map: (value: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async () => {
    while (next < values.length) {
      const index = next++;
      results[index] = await map(values[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, work));
  return results;
}
