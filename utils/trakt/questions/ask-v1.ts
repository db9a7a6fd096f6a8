import { isLegalPair, type Pair } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import { type Now, SECOND } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import {
  type ActivityAnswer,
  type AnswerProblem,
  impossibleProblems,
  type QuestionError,
  toAnswer,
} from '@/utils/trakt/questions/answer';
import { isAsked, pairsAsked, type SeasonsQuery, type UserQuery } from '@/utils/trakt/questions/query';
import { readParts, type Wish } from '@/utils/trakt/questions/read-parts';
import { toWindow } from '@/utils/trakt/questions/to-window';
import type { TraktClient } from '@/utils/trakt/trakt-client';

type Answered = Promise<Result<ActivityAnswer, QuestionError>>;

const v1Pairs = (pairs: readonly Pair[]) => pairs.filter(({ type }) => type !== 'season');
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Answers a question from a single stream: the v1 server does the merging that v2 streams require. */
export function askUserV1(feed: TraktClient, query: UserQuery, now: Now): Answered {
  const { username, types, actions } = query;
  const pairs = pairsAsked('v1', actions, types);
  const known = v1Pairs(pairs);
  const missing = pairs.filter((pair) => !known.includes(pair));
  return ask(feed, query, now, {
    about: username,
    problems: missing.length > 0 ? [{ kind: 'not-in-protocol', cells: missing }] : [],
    stream: {
      protocol: 'v1',
      kind: 'user-activity',
      user: username.trim(),
      // Lists every name, because the server's own `all` left some actions out.
      types: unique(known.map(({ type }) => type)),
      actions: unique(known.map(({ action }) => action)),
      sourceIds: [],
    },
    keep: (activity) => isAsked(activity, types, actions) || !isLegalPair(activity.type, activity.action),
  });
}

/** Ignores `people`: this protocol names everybody. */
export function askSeasonsV1(feed: TraktClient, query: SeasonsQuery, now: Now): Answered {
  const titles = unique(query.titles.map((title) => title.trim()));
  const strange = titles.filter((title) => /^(tt\d+|(imdb|trakt):.*)$/i.test(title));
  return ask(feed, query, now, {
    about: titles.join(', '),
    problems: [
      ...impossibleProblems('v1', query.actions),
      ...strange.map((title) => ({ kind: 'not-a-title', title }) as const),
    ],
    stream: {
      protocol: 'v1',
      kind: 'show-activity',
      titles: titles.filter((title) => !strange.includes(title)).map((title) => title.replace(/^tvdb:/i, '')),
      seasons: unique(query.seasons),
      actions: unique(pairsAsked('v1', query.actions, 'all').map(({ action }) => action)),
      sourceIds: [],
    },
    keep: (activity) => isAsked(activity, 'all', query.actions),
  });
}

async function ask(
  feed: TraktClient,
  query: Pick<UserQuery, 'startTs' | 'endTs'>,
  now: Now,
  {
    stream,
    about,
    problems,
    keep: filter,
  }: { stream: Stream; about: string; problems: AnswerProblem[]; keep: Wish['window']['filter'] },
): Answered {
  const [part] = await readParts(feed, [{ stream, about, window: { ...toWindow(query), filter } }]);
  const failed = part?.problems.find((problem) => problem.kind === 'failed');
  if (failed) return err({ ...failed, of: stream.kind === 'show-activity' ? 'show' : 'person' });
  const { start, end, current = feed.serverTime() ?? now() } = part?.timestamps ?? {};
  const answer = toAnswer(
    part?.activities ?? [],
    [...problems, ...(part?.problems ?? [])],
    query,
    Math.floor(current / SECOND),
  );
  const { timestamps } = answer;
  // If only an end was given, the reported start is just the filler in the path.
  const ofServer = start !== undefined && (query.startTs !== undefined || query.endTs === undefined);
  timestamps.start = ofServer ? start / SECOND : timestamps.start;
  timestamps.end = end === undefined ? timestamps.end : end / SECOND;
  return ok(answer);
}
