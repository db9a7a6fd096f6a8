import type { Activity, ActivityAction, Pair } from '@/utils/activity/activity';
import { SECOND } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { type Impossible, impossibleAround } from '@/utils/trakt/questions/impossible';
import { type InvalidQuery, MAX_ANSWER_ROWS } from '@/utils/trakt/questions/query';

/** The answer of an `activity` method, as in the original documents. */
export interface ActivityAnswer {
  /** UTC seconds. `current` is Trakt's clock: the next question may start there. */
  timestamps: { start: number; end: number; current: number };
  /** Newest first, at most {@link MAX_ANSWER_ROWS}. On v1 in the server's order; on v2 see {@link compareRows}. */
  activity: Activity[];
  /** False if rows were cut or a part of the question could not be answered; `problems` says what. */
  complete: boolean;
  problems: AnswerProblem[];
}

/** Why an answer is incomplete. Plain JSON. */
export type AnswerProblem =
  /** The answer has more rows than the limit. */
  | { kind: 'cut'; rows: number }
  /** A listing was too long to be read completely: nothing is known of `about` before `since` (UTC seconds). */
  | { kind: 'unread'; about: string; since: number }
  /** Around a season, these are available only for named people. */
  | { kind: 'needs-people'; cells: Pair[]; actions: ActivityAction[] }
  /** Pairs that do not exist in this protocol. */
  | { kind: 'not-in-protocol'; cells: Pair[] }
  /** Actions that never happen around a season. */
  | { kind: 'impossible'; impossible: Impossible[] }
  /** Seasons that a show does not have. Not reported with protocol v1. */
  | NoSeason
  /** Protocol v1 cannot find a show by this id. */
  | { kind: 'not-a-title'; title: string }
  /** A request failed or was refused; the rows of `about` are missing. */
  | Failure;

export interface Failure {
  kind: 'failed';
  /** A readable name of what was requested. */
  about: string;
  /** The kind of thing that `about` names. */
  of: 'person' | 'show' | 'listing';
  error: TraktError;
}

export interface NoSeason {
  kind: 'no-season';
  /** Title of the show. */
  show: string;
  seasons: number[];
}

export type QuestionError =
  /** The query is invalid; no request was sent. */
  | { kind: 'invalid'; invalid: InvalidQuery[] }
  /** None of the requested seasons exist. */
  | NoSeason
  /** Nothing could be read at all. */
  | Failure;

/** One stream's part of an answer. */
export interface Part {
  activities: Activity[];
  problems: AnswerProblem[];
}

/** Reports actions requested by name that no server provides around a season. */
export function impossibleProblems(protocol: 'v1' | 'v2', actions: 'all' | readonly string[]): AnswerProblem[] {
  const impossible = impossibleAround(protocol, actions);
  return impossible.length > 0 ? [{ kind: 'impossible', impossible }] : [];
}

/** Merges the parts of all streams: an activity in two streams counts once. */
export function merge(parts: readonly Part[]): Activity[] {
  const known = new Set<string>();
  const merged: Activity[] = [];
  for (const { activities } of parts) {
    // Two plays of one item within a minute share an alias, so aliases only match rows across streams.
    const fresh = activities.filter(({ id, aliases }) => ![id, ...aliases].some((key) => known.has(key)));
    const ids = new Set<string>();
    for (const activity of fresh) {
      if (!ids.has(activity.id)) merged.push(activity);
      ids.add(activity.id);
    }
    for (const { id, aliases } of fresh) for (const key of [id, ...aliases]) known.add(key);
  }
  return merged;
}

interface Window {
  startTs?: number | undefined;
  endTs?: number | undefined;
}

/**
 * Limits the rows, and reports what is missing: the answer is `complete` only without problems. Without `startTs`,
 * `start` is the time of the oldest row.
 *
 * @param sorted newest first, not limited
 * @param current Trakt's clock, UTC seconds
 */
export function toAnswer(
  sorted: readonly Activity[],
  problems: readonly AnswerProblem[],
  { startTs, endTs }: Window,
  current: number,
): ActivityAnswer {
  const activity = sorted.slice(0, MAX_ANSWER_ROWS);
  const cut: AnswerProblem[] = sorted.length > activity.length ? [{ kind: 'cut', rows: MAX_ANSWER_ROWS }] : [];
  const oldest = activity.at(-1);
  const start = startTs ?? (oldest ? Math.floor(oldest.at / SECOND) : current);
  const all = [...cut, ...problems];
  return {
    timestamps: { start, end: endTs ?? current, current },
    activity,
    complete: all.length === 0,
    problems: all,
  };
}
