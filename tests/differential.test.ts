import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import type { World } from '@/sandbox/world';
import type { WorldEvent } from '@/sandbox/world-event';
import {
  type DraftSeasonsQuery,
  type DraftUserQuery,
  draftSeasonsQuery,
  draftUserQuery,
  toSeasonsQuery,
  toUserQuery,
  wideSeasonsQuery,
  wideUserQuery,
} from '@/tests/differential/draft-query';
import {
  buildWorld,
  type DraftWorld,
  draftWorld,
  fullWorld,
  SLUGS,
  START,
  TITLES,
} from '@/tests/differential/draft-world';
import { fairly, inOrderAfterLoss, lineOfActivity, lineOfEvent } from '@/tests/differential/lines';
import { isOfPeople, lose } from '@/tests/differential/losses';
import { type OracleQuery, oracle, type Visible } from '@/tests/differential/oracle';
import type { Result } from '@/utils/lib/result';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { ActivityAnswer, QuestionError } from '@/utils/trakt/questions/answer';
import { createQuestions } from '@/utils/trakt/questions/create-questions';

/** Random worlds for each of the two questions. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 1000);
const ANSWER_ROWS = 100;
const MINUTE = 60;
/** A season that no show has. */
const NO_SEASON = 7;
const PLAYS = ['scrobble', 'checkin', 'seen'];

function open({ world, now }: Built, settings: DraftWorld['settings']) {
  const rateLimit = { limit: Number.MAX_SAFE_INTEGER };
  const sandbox = createSandbox({ world, now: () => now, rateLimit, settings });
  const ask = (protocol: 'v1' | 'v2') => {
    const fetch = sandbox.fetch as typeof globalThis.fetch;
    const from = { protocol, origin: 'https://api.trakt.tv', clientId: SANDBOX_CLIENT_ID, fetch, now: () => now };
    return createQuestions(createTraktClient(from), protocol, () => now);
  };
  const seen = world.people.filter((person) => !person.private && !person.deleted).map(({ slug }) => slug);
  return { v1: ask('v1'), v2: ask('v2'), visible: new Set(seen) as Visible };
}

type Built = ReturnType<typeof buildWorld>;

interface Expected {
  lines: string[];
  complete: boolean;
}

function onV1(world: World, visible: Visible, query: OracleQuery): Expected {
  // The original API had no seasons as items.
  const log = world.log.filter(({ type }) => type !== 'season');
  const events = oracle(log, visible, query);
  return {
    lines: events.slice(0, ANSWER_ROWS).map((event) => lineOfEvent(world, event)),
    complete: events.length <= ANSWER_ROWS,
  };
}

function onV2(world: World, visible: Visible, now: number, query: OracleQuery, people?: readonly string[]): Expected {
  const named = (event: WorldEvent) => !query.around || !isOfPeople(event) || (people?.includes(event.user) ?? true);
  const left = lose(world.log, now).filter(named);
  // Plays are known to the minute: one belongs if any second of its minute does.
  const startOfMinute = query.startTs === undefined ? undefined : Math.floor(query.startTs / MINUTE) * MINUTE;
  const plays = left.filter(({ action }) => PLAYS.includes(action));
  const others = left.filter(({ action }) => !PLAYS.includes(action));
  const events = [
    // A list's privacy has an event of its own, so that both halves contain all other events.
    ...oracle(others, visible, query),
    ...oracle(plays, visible, { ...query, startTs: startOfMinute }),
  ];
  const lines = inOrderAfterLoss(events.map((event) => lineOfEvent(world, event)));
  return { lines: lines.slice(0, ANSWER_ROWS), complete: lines.length <= ANSWER_ROWS };
}

function check(result: Result<ActivityAnswer, QuestionError>, expected: Expected, query: OracleQuery, now: number) {
  if (!result.ok) throw new Error(`Failed: ${JSON.stringify(result.error)}`);
  const { activity, timestamps, complete, problems } = result.value;
  const isFull = expected.lines.length === ANSWER_ROWS;
  expect(fairly(activity.map(lineOfActivity), isFull)).toEqual(fairly(expected.lines, isFull));
  expect({ complete, problems: problems.length > 0 }).toEqual({
    complete: expected.complete,
    problems: !expected.complete,
  });
  const current = Math.floor(now / 1000);
  const oldest = Math.floor((activity.at(-1)?.at ?? now) / 1000);
  expect(timestamps).toEqual({ start: query.startTs ?? oldest, end: query.endTs ?? current, current });
}

async function checkUser({ world, now }: Built, settings: DraftWorld['settings'], draft: DraftUserQuery) {
  const { v1, v2, visible } = open({ world, now }, settings);
  const query = toUserQuery(draft, world.log);
  const user = SLUGS[draft.person] ?? '';
  const [old, today] = [await v1.userActivity(query), await v2.userActivity(query)];
  if (!visible.has(user)) {
    // v1 asks nothing about seasons as items, not even who the person is.
    const onlySeasons = query.types !== 'all' && query.types.every((type) => type === 'season');
    for (const result of onlySeasons ? [today] : [old, today]) {
      const kind = !result.ok && result.error.kind === 'failed' ? result.error.error.kind : 'answered';
      expect(kind).toBe(world.person(user)?.deleted ? 'not-found' : 'private');
    }
    return;
  }
  const asked = { user, ...query };
  const before = onV1(world, visible, asked);
  const asksSeasons = query.types !== 'all' && query.types.includes('season');
  check(old, { ...before, complete: before.complete && !asksSeasons }, query, now);
  check(today, onV2(world, visible, now, asked), query, now);
}

async function checkSeasons({ world, now }: Built, settings: DraftWorld['settings'], draft: DraftSeasonsQuery) {
  const { v1, v2, visible } = open({ world, now }, settings);
  const query = toSeasonsQuery(draft, world.log, 'v2');
  const { seasons, actions, startTs, endTs } = query;
  const shows = draft.titles.map((title) => TITLES[title]?.slug ?? '');
  const asked: OracleQuery = { around: { shows, seasons }, types: 'all', actions, startTs, endTs };
  const old = await v1.seasonsActivity(toSeasonsQuery(draft, world.log, 'v1'));
  check(old, onV1(world, visible, asked), asked, now);

  const today = await v2.seasonsActivity(query);
  if (seasons.every((number) => number === NO_SEASON)) {
    expect(today).toMatchObject({ ok: false, error: { kind: 'no-season', seasons } });
    return;
  }
  const people = draft.people.map((person) => SLUGS[person] ?? '');
  const ofPeople: readonly string[] = [...PLAYS, 'collection', 'rating', 'watchlist'];
  const wantsPeople = actions === 'all' || actions.some((action) => ofPeople.includes(action));
  const known = people.length > 0 && people.every((person) => visible.has(person));
  const left = onV2(world, visible, now, asked, people);
  const complete = left.complete && (known || !wantsPeople) && !seasons.includes(NO_SEASON);
  check(today, { ...left, complete }, asked, now);
}

/** Makes a failure show what happened in the world, not only how it was drawn. */
async function inWorld(draft: DraftWorld, run: (built: Built) => Promise<void>): Promise<void> {
  const built = buildWorld(draft);
  try {
    await run(built);
  } catch (error) {
    const { world, now } = built;
    const log = world.log.map((event) => `  #${event.id} ${lineOfEvent(world, event)}`);
    const notified = ['What happened:', ...log, `  asked at ${Math.floor(now / 1000)}`].join('\n');
    throw new Error(`${error instanceof Error ? error.message : error}\n${notified}`, { cause: error });
  }
}

describe('one world through both protocols', () => {
  const limits = { numRuns: RUNS, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true };
  const few = { ...limits, numRuns: Math.ceil(RUNS / 25) };
  const user = (worlds: fc.Arbitrary<DraftWorld>, queries: fc.Arbitrary<DraftUserQuery>) =>
    fc.asyncProperty(worlds, queries, (draft, query) =>
      inWorld(draft, (built) => checkUser(built, draft.settings, query)),
    );
  const seasons = (worlds: fc.Arbitrary<DraftWorld>, queries: fc.Arbitrary<DraftSeasonsQuery>) =>
    fc.asyncProperty(worlds, queries, (draft, query) =>
      inWorld(draft, (built) => checkSeasons(built, draft.settings, query)),
    );

  it('agree on what a person did', { timeout: 600_000 }, () => fc.assert(user(draftWorld, draftUserQuery), limits));
  it('agree on what happened around seasons', { timeout: 600_000 }, () =>
    fc.assert(seasons(draftWorld, draftSeasonsQuery), limits),
  );
  it('return the newest hundred of a person', { timeout: 600_000 }, () =>
    fc.assert(user(fullWorld, wideUserQuery), few),
  );
  it('return the newest hundred around seasons', { timeout: 600_000 }, () =>
    fc.assert(seasons(fullWorld, wideSeasonsQuery), few),
  );

  it('cut activities of one minute by their order', { timeout: 60_000 }, async () => {
    const settings = { dialect: 'mixed', v1: { all: 'everything', protectedUser: 'failure' } } as const;
    const { world, now } = buildWorld({
      people: ['public', 'public'],
      events: [],
      times: 1,
      settings,
      rest: 60 * 60_000,
    });
    const marked = { user: 'mia', action: 'seen' as const, season: 1 };
    for (let i = 0; i < 50; i++) {
      const at = START + i * 500;
      world.append({ ...marked, at, show: 'the-wire', episodes: [1, 2, 3] });
      world.append({ ...marked, at, show: 'severance', episodes: [3, 2, 1] });
    }
    const times = { start: undefined, end: undefined };
    await checkUser({ world, now }, settings, { person: 0, bySlug: true, types: 'all', actions: 'all', times });
  });
});
