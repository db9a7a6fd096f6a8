import type { Activity, ActivityAction, Pair } from '@/utils/activity/activity';
import { SECOND } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { type Impossible, impossibleAround } from '@/utils/trakt/questions/impossible';
import { type InvalidQuery, MAX_ROWS } from '@/utils/trakt/questions/query';

/** What the original documents call the answer of an `activity` method. */
export interface ActivityAnswer {
  /** UTC seconds. `current` is Trakt's clock: where the next question may start. */
  timestamps: { start: number; end: number; current: number };
  /** Newest first, at most {@link MAX_ROWS}. On v1 in the server's order; on v2 see {@link compareRows}. */
  activity: Activity[];
  /** False where rows were cut or something that was asked for could not be told; `problems` say what. */
  complete: boolean;
  problems: AnswerProblem[];
}

/** Why an answer is not everything. Plain JSON. */
export type AnswerProblem =
  /** More rows than an answer may have. */
  | { kind: 'cut'; rows: number }
  /** A listing was too long to be read to its end: nothing is known of `about` before `since` (UTC seconds). */
  | { kind: 'unread'; about: string; since: number }
  /** Around a season, these are told only of people who are named. */
  | { kind: 'needs-people'; cells: Pair[]; actions: ActivityAction[] }
  /** Pairs that this protocol does not have. */
  | { kind: 'not-in-protocol'; cells: Pair[] }
  /** Actions that never happen around a season. */
  | { kind: 'impossible'; impossible: Impossible[] }
  /** Seasons that a show does not have. Protocol v1 does not tell. */
  | NoSeason
  /** Protocol v1 finds no show by this. */
  | { kind: 'not-a-title'; title: string }
  /** A request failed, or was refused; the rows of `about` are missing. */
  | Failure;

export interface Failure {
  kind: 'failed';
  /** What was to be read, for people. */
  about: string;
  /** What `about` names. */
  of: 'person' | 'show' | 'listing';
  error: TraktError;
}

export interface NoSeason {
  kind: 'no-season';
  /** What the show is called. */
  show: string;
  seasons: number[];
}

export type QuestionError =
  /** Nothing was asked of Trakt. */
  | { kind: 'invalid'; invalid: InvalidQuery[] }
  /** Nothing of what was asked for exists. */
  | NoSeason
  /** Nothing could be read at all. */
  | Failure;

/** One stream's part of an answer. */
export interface Part {
  activities: Activity[];
  problems: AnswerProblem[];
}

/** Says which actions, asked for by name, no server can tell of around a season. */
export function impossibleProblems(protocol: 'v1' | 'v2', actions: 'all' | readonly string[]): AnswerProblem[] {
  const impossible = impossibleAround(protocol, actions);
  return impossible.length > 0 ? [{ kind: 'impossible', impossible }] : [];
}

/** Merges the streams' parts: an activity that two streams tell of is one. */
export function merge(parts: readonly Part[]): Activity[] {
  const known = new Set<string>();
  const merged: Activity[] = [];
  for (const { activities } of parts) {
    // Two plays of one item within a minute share an alias, so that aliases only tell streams' rows apart.
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
 * @param sorted newest first, as many as there are
 * @param current Trakt's clock, UTC seconds
 */
export function toAnswer(
  sorted: readonly Activity[],
  problems: readonly AnswerProblem[],
  { startTs, endTs }: Window,
  current: number,
): ActivityAnswer {
  const activity = sorted.slice(0, MAX_ROWS);
  const cut: AnswerProblem[] = sorted.length > activity.length ? [{ kind: 'cut', rows: MAX_ROWS }] : [];
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
