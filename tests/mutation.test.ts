import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld, type World } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { showSource, userSource } from '@/tests/builders/source';
import { storedActivities } from '@/tests/builders/store';
import { startLookout } from '@/tests/lookout';
import { type Mutation, mutate, mutations } from '@/tests/mutation/mutation';
import { ACTIONS, type Activity, type ActivityType, TYPES } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { type Stream, USER_STREAMS } from '@/utils/sources/stream';
import type { StoredActivity } from '@/utils/store/schema';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

/** Mutated answers in total; each is followed by good ones. */
const ANSWERS = Number(process.env.MUTATIONS ?? 10_000);
const BEFORE = Date.UTC(2026, 10, 22, 12, 0, 30);
/** Longer than the hour by which reads of v1 overlap. */
const AFTER = BEFORE + 100 * MINUTE;

const ITEMS: Record<ActivityType, object> = {
  episode: { show: 'severance', season: 1, episode: 3 },
  season: { show: 'severance', season: 1 },
  show: { show: 'severance' },
  movie: { movie: 'heat-1995' },
  list: {},
};

/** Mia does one of everything three times: hours ago, and twice between the reads. */
function world(): World {
  const made = createWorld({
    people: [{ username: 'mia' }, { username: 'sam' }],
    shows: [{ title: 'Severance', ids: { trakt: 5 }, seasons: [{ number: 1, episodes: 9 }] }],
    movies: [{ title: 'Heat', year: 1995 }],
    events: [],
  });
  const doAll = (start: number, episode: number) => {
    PAIRS.forEach(({ type, action }, i) => {
      const item: Partial<EventSpec> = { ...ITEMS[type], ...(type === 'episode' && { episode }) };
      if (action === 'created') item.list = `List ${episode}`;
      if (action === 'item_added') {
        Object.assign(item, { list: `list-${episode}`, item: { ...ITEMS.episode, episode } });
      }
      made.append({ user: 'mia', action, at: start + i * 10_000, ...item });
    });
    made.append({ user: 'mia', action: 'item_added', at: start + 290_000, list: 'list-1', item: { ...ITEMS.season } });
    made.append({ user: 'sam', action: 'watching', at: start + 295_000, ...ITEMS.episode });
  };
  doAll(BEFORE - 3 * HOUR, 1);
  doAll(BEFORE + 3 * MINUTE, 2);
  doAll(BEFORE + 14 * MINUTE, 4);
  made.append({ user: 'mia', action: 'watching', at: AFTER - MINUTE, ...ITEMS.episode });
  made.append({ user: 'sam', action: 'watching', at: AFTER - MINUTE, ...ITEMS.episode });
  return made;
}

const STREAMS: Stream[] = [
  ...USER_STREAMS.map((kind) => ({ protocol: 'v2' as const, kind, user: 'mia', sourceIds: [] })),
  { protocol: 'v2', kind: 'show-watching', show: 'severance', seasons: [1], sourceIds: [] },
  // By number: a slug that was mutated into another word belongs to another show.
  { protocol: 'v2', kind: 'recent-comments', shows: [{ show: '5', seasons: 'all' }], sourceIds: [] },
  { protocol: 'v2', kind: 'counters', show: 'severance', seasons: 'all', sourceIds: [] },
  {
    protocol: 'v1',
    kind: 'user-activity',
    user: 'mia',
    types: TYPES.filter((type) => type !== 'season'),
    actions: [...ACTIONS],
    sourceIds: [],
  },
  { protocol: 'v1', kind: 'show-activity', titles: ['severance'], seasons: [1], actions: [...ACTIONS], sourceIds: [] },
];

const made = world();
let clock = BEFORE;
const sandbox = createSandbox({ world: made, now: () => clock, rateLimit: { limit: Number.MAX_SAFE_INTEGER } });
const answers = new Map<string, { status: number; headers: [string, string][]; text: string }>();
let mutated = 0;

/** Answers of the sandbox, cached where they were given before; broken while a mutation is set. */
function createReader(protocol: 'v1' | 'v2') {
  const state: { mutation: Mutation | null } = { mutation: null };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const key = `${clock} ${String(input)} ${new Headers(init?.headers).get('if-none-match')}`;
    let answer = answers.get(key);
    if (!answer) {
      const response = await sandbox.fetch(String(input), init);
      answer = { status: response.status, headers: [...response.headers], text: await response.text() };
      answers.set(key, answer);
    }
    const { status, headers, text } = answer;
    if (!state.mutation || text === '') return new Response(text === '' ? null : text, { status, headers });
    mutated++;
    return new Response(mutate(text, state.mutation), { status, headers });
  };
  const origin = 'https://api.trakt.tv';
  const feed = createTraktClient({ protocol, origin, clientId: SANDBOX_CLIENT_ID, fetch, now: () => clock });
  return { feed, state };
}

/**
 * An item with mutated ids becomes another item, and a mutated word looks like a new word of Trakt's: both notify.
 * There is one activity of a kind at a time.
 */
const namesOf = ({ id, at, type, action }: Activity) => [id, `${type} ${at}`, `${action} ${at}`];

/** Reads good answers until nothing new comes: a reader may retry what it could not read. */
const GOOD_READS = 2;

describe('broken answers at the port', () => {
  const runs = Math.ceil(ANSWERS / STREAMS.length);
  it.each(STREAMS)('$protocol $kind: throws nothing and misses nothing', { timeout: 600_000 }, async (stream) => {
    const { feed, state } = createReader(stream.protocol);
    const read = async (cursor: Cursor | null) => {
      const page = await feed.read(stream, cursor);
      if (!page.ok) return { fresh: [], next: cursor, failed: page.error };
      const fresh = page.value.rows.filter((row) => row.fresh).map(({ activity }) => activity);
      return { fresh, next: JSON.parse(JSON.stringify(page.value.cursor)) as Cursor, failed: null };
    };
    clock = BEFORE;
    const first = await read(null);
    clock = AFTER;
    const clean = await read(first.next);
    expect([first.failed, clean.failed]).toEqual([null, null]);
    const news = clean.fresh.filter(({ id }) => !first.fresh.some((row) => row.id === id));
    const isQuiet = stream.kind === 'counters';
    expect(news.length > 0).toBe(!isQuiet);

    const property = fc.asyncProperty(mutations, async (mutation) => {
      state.mutation = mutation;
      const broken = await read(first.next);
      state.mutation = null;
      const notified = new Set(broken.fresh.flatMap(namesOf));
      let cursor = broken.next;
      for (let times = 0; times < GOOD_READS; times++) {
        const good = await read(cursor);
        expect(good.failed).toBeNull();
        for (const name of good.fresh.flatMap(namesOf)) notified.add(name);
        cursor = good.next;
      }
      expect(news.filter((row) => !namesOf(row).some((name) => notified.has(name)))).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs });
  });
});

/** Rounds with broken answers, one for each answer. */
const ROUNDS = Math.ceil(ANSWERS / 400);

describe.each(['v2', 'v1'] as const)('broken answers through the corridor on %s', (protocol) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** A round before, one after hours with many activities, and some without any. */
  async function live(broken: readonly Mutation[]) {
    vi.stubEnv('WXT_TRAKT_PROTOCOL', protocol);
    const sources = [userSource('mia'), showSource('5', { seasons: [1] })];
    const lookout = await startLookout({ sources: protocol === 'v2' ? sources : sources.slice(0, 1) }, world());
    const stored = async () => storedActivities(await lookout.db());
    const round = async () => {
      const result = await lookout.services.check('now');
      expect(result.ok).toBe(true);
    };
    await round();
    const before = await stored();
    lookout.pass(AFTER - BEFORE);
    const { fetch } = lookout.sandbox;
    let next = 0;
    lookout.sandbox.fetch = async (input, init) => {
      const response = await fetch(input, init);
      const text = await response.text();
      const mutation = broken[next++ % Math.max(broken.length, 1)];
      if (!mutation || text === '') return new Response(text || null, response);
      mutated++;
      return new Response(mutate(text, mutation), response);
    };
    lookout.restart();
    await round();
    const after = await stored();
    lookout.sandbox.fetch = fetch;
    lookout.restart();
    for (let times = 0; times < GOOD_READS; times++) {
      lookout.pass(6 * MINUTE);
      await round();
    }
    return { before, after, last: await stored() };
  }

  it('loses no stored row and misses nothing', { timeout: 600_000 }, async () => {
    // Watching is dated by when it was noticed, which a broken round delays.
    const isEvent = ({ action }: Activity) => action !== 'watching';
    const clean = await live([]);
    const known = new Set(clean.before.map(({ id }) => id));
    const news = clean.last.filter((row) => isEvent(row) && !known.has(row.id));
    expect(news.length).toBeGreaterThan(40);
    expect(news.filter(({ reason }) => reason.kind === 'late')).toEqual([]);

    const property = fc.asyncProperty(fc.array(mutations, { minLength: 1, maxLength: 7 }), async (broken) => {
      const { before, after, last } = await live(broken);
      const byId = (rows: StoredActivity[]) => new Map(rows.map((row) => [row.id, row]));
      const [soon, late] = [byId(after), byId(last)];
      // No stored row is lost or changed, except comments, which their authors may edit.
      const lasting = (row: StoredActivity | undefined) => row && { ...row, comment: row.comment?.id };
      for (const row of before) {
        expect([soon.get(row.id), late.get(row.id)].map(lasting)).toEqual([lasting(row), lasting(row)]);
      }
      for (const row of after) expect(lasting(late.get(row.id))).toEqual(lasting(row));
      const notified = new Set(last.filter(({ reason }) => reason.kind !== 'late').flatMap(namesOf));
      expect(news.filter((row) => !namesOf(row).some((name) => notified.has(name)))).toEqual([]);
    });
    await fc.assert(property, { numRuns: ROUNDS });
  });
});

it(`has broken ${ANSWERS} answers and more`, () => {
  expect(mutated).toBeGreaterThanOrEqual(ANSWERS);
});
