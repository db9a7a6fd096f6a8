import type { Activity, Person } from '@/utils/activity/activity';
import type { AnswerProblem, Part } from '@/utils/trakt/questions/answer';
import { type FoundTitle, seasonsOf } from '@/utils/trakt/questions/find-titles';
import { isAround } from '@/utils/trakt/questions/is-around';
import { MAX_ANSWER_ROWS } from '@/utils/trakt/questions/query';
import { mapInTurn, readParts, type Wish } from '@/utils/trakt/questions/read-parts';
import { toWindow } from '@/utils/trakt/questions/to-window';
import type { TraktClient } from '@/utils/trakt/trakt-client';

const READ_CONCURRENCY = 4;

/**
 * Reads who is watching the seasons now. The seasons' listings name people, but neither episode nor time; these come
 * from each person's own listing. People who have stopped in between, or have a private listing, are left out.
 */
export async function readWatchers(
  feed: TraktClient,
  query: {
    shows: readonly FoundTitle[];
    seasons: readonly number[];
    startTs?: number | undefined;
    endTs?: number | undefined;
  },
): Promise<Part> {
  const { shows, seasons } = query;
  const listings = shows.flatMap((found): Wish[] => {
    const chosen = seasonsOf(found, seasons);
    const stream = { protocol: 'v2', kind: 'show-watching', show: String(found.id), seasons: chosen } as const;
    const wish = { stream: { ...stream, sourceIds: [] }, about: `${found.show.title}: watching`, window: {} };
    return chosen.length === 0 ? [] : [wish];
  });
  const parts = await readParts(feed, listings);
  const problems = parts.flatMap((part) => part.problems);
  const people = new Map(parts.flatMap(({ activities }) => activities.map(({ user }) => [user.slug, user] as const)));
  const asked = [...people.values()].slice(0, MAX_ANSWER_ROWS);
  if (people.size > asked.length) problems.push({ kind: 'cut', rows: MAX_ANSWER_ROWS });
  const sittings = await mapInTurn(asked, READ_CONCURRENCY, (person) => readSitting(feed, person, query));
  const activities = sittings.flatMap((sitting) => sitting.activities).filter((row) => isAround(row, shows, seasons));
  return { activities, problems: [...problems, ...sittings.flatMap((sitting) => sitting.problems)] };
}

async function readSitting(feed: TraktClient, person: Person, query: Parameters<typeof toWindow>[0]): Promise<Part> {
  const read = await feed.read({ protocol: 'v2', kind: 'watching', user: person.slug, sourceIds: [] }, null, {
    ...toWindow(query),
    rows: 1,
  });
  if (read.ok)
    return {
      activities: read.value.rows.map(({ activity }): Activity => ({ ...activity, user: person })),
      problems: [],
    };
  const { error } = read;
  const hidden = error.kind === 'private' || error.kind === 'not-found';
  const problems: AnswerProblem[] = hidden
    ? []
    : [{ kind: 'failed', about: `${person.username}: watching`, of: 'listing', error }];
  return { activities: [], problems };
}
