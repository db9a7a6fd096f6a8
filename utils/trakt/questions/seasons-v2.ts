import type { ActivityAction, Pair } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import { type Now, SECOND } from '@/utils/lib/time';
import {
  type ActivityAnswer,
  type AnswerProblem,
  type Failure,
  impossibleProblems,
  merge,
  type QuestionError,
  toAnswer,
} from '@/utils/trakt/questions/answer';
import { compareRows } from '@/utils/trakt/questions/compare-rows';
import { findTitle, lackingSeasons } from '@/utils/trakt/questions/find-titles';
import { isAround } from '@/utils/trakt/questions/is-around';
import { isAsked, pairsAsked, type SeasonsQuery } from '@/utils/trakt/questions/query';
import { mapInTurn, readParts } from '@/utils/trakt/questions/read-parts';
import { aroundSeasons } from '@/utils/trakt/questions/season-scope';
import { TRAKT_COVERAGE } from '@/utils/trakt/questions/trakt-coverage';
import { named } from '@/utils/trakt/questions/user-v2';
import { readWatchers } from '@/utils/trakt/questions/watchers';
import type { Profile, TraktClient } from '@/utils/trakt/trakt-client';

/** Answers a question from several listings: of the seasons themselves, of all of Trakt, and of the named people. */
export async function askSeasonsV2(
  feed: TraktClient,
  query: SeasonsQuery,
  now: Now,
): Promise<Result<ActivityAnswer, QuestionError>> {
  const pairs = pairsAsked('v2', query.actions, 'around-season');
  const seasons = [...new Set(query.seasons)];
  const titles = await findAll('show', query.titles, (title) => findTitle(feed, title));
  const [first] = titles.problems;
  if (titles.found.length === 0 && first) return err(first);
  // Two titles may identify the same show.
  const shows = [...new Map(titles.found.map((title) => [title.id, title])).values()];

  // Taken before the listings are read: activities during the read belong to the next answer.
  const current = feed.serverTime() ?? now();
  const lacking = shows.flatMap((show) => lackingSeasons(show, seasons) ?? []);
  const [none] = lacking;
  if (none && lacking.every((each) => each.seasons.length === seasons.length) && lacking.length === shows.length) {
    return err(none);
  }
  const ofPeople = pairs.filter(needsPeople);
  const people =
    ofPeople.length === 0
      ? { found: [], problems: [] }
      : await findAll('person', query.people ?? [], (person) => feed.profile(person));

  const wishes = aroundSeasons({ ...query, shows, seasons, people: people.found, pairs, now: now() });
  const parts = await readParts(feed, wishes);
  const watched = pairs.some(({ action }) => action === 'watching')
    ? await readWatchers(feed, { ...query, shows, seasons })
    : { activities: [], problems: [] };
  const rows = merge([watched, ...parts])
    .filter((activity) => isAsked(activity, 'all', query.actions) && isAround(activity, shows, seasons))
    .map((activity) => people.found.reduce((row, profile: Profile) => named(profile)(row), activity));
  const problems = [
    ...(people.found.length + people.problems.length === 0 ? missingPeople(ofPeople) : []),
    ...impossibleProblems('v2', query.actions),
    ...titles.problems,
    ...lacking,
    ...people.problems,
    ...watched.problems,
    ...parts.flatMap((part) => part.problems),
  ];
  return ok(toAnswer(rows.sort(compareRows), problems, query, Math.floor(current / SECOND)));
}

/** Looks each name up and continues without those that are not found. */
async function findAll<T>(
  of: Failure['of'],
  names: readonly string[],
  find: (name: string) => Promise<Result<T, Failure['error']>>,
): Promise<{ found: T[]; problems: Failure[] }> {
  const found: T[] = [];
  const problems: Failure[] = [];
  const unique = [...new Set(names.map((name) => name.trim()))];
  const results = await mapInTurn(unique, 4, async (about) => ({ about, result: await find(about) }));
  for (const { about, result } of results) {
    if (result.ok) found.push(result.value);
    else problems.push({ kind: 'failed', about, of, error: result.error });
  }
  return { found, problems };
}

function needsPeople(pair: Pair): boolean {
  return TRAKT_COVERAGE.some(
    ({ type, action, seasons }) => type === pair.type && action === pair.action && seasons.v2.needsPeople === true,
  );
}

function missingPeople(cells: readonly Pair[]): AnswerProblem[] {
  if (cells.length === 0) return [];
  const actions = [...new Set(cells.map(({ action }): ActivityAction => action))];
  return [{ kind: 'needs-people', cells: [...cells], actions }];
}
