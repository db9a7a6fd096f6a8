import fc from 'fast-check';
import type { WorldEvent } from '@/sandbox/world-event';
import { SLUGS, TITLES, USERNAMES } from '@/tests/differential/draft-world';
import { ACTIONS, isLegalPair, TYPES } from '@/utils/activity/activity';

/** Random valid questions. Times are taken from the world, so that the ends of windows are hit. */

const all = fc.constant('all' as const);
const names = <T extends string>(known: readonly T[]) =>
  fc.oneof({ weight: 2, arbitrary: all }, { weight: 1, arbitrary: fc.subarray([...known], { minLength: 1 }) });

const time = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      event: fc.nat({ max: 40 }),
      shift: fc.oneof(fc.constant(0), fc.integer({ min: -70, max: 70 })),
    }),
  },
);
const times = fc.record({ start: time, end: time });

export const draftUserQuery = fc.record({
  person: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }),
  bySlug: fc.boolean(),
  types: names(TYPES),
  actions: names(ACTIONS),
  times,
});

export const draftSeasonsQuery = fc.record({
  titles: fc.uniqueArray(fc.nat({ max: 1 }), { minLength: 1, maxLength: 2, size: 'max' }),
  /** How items are named; v1 knows only slugs and TVDB ids. */
  by: fc.constantFrom<'slug' | 'tvdb' | 'trakt' | 'imdb'>('slug', 'tvdb', 'trakt', 'imdb'),
  seasons: fc.uniqueArray(fc.constantFrom(0, 1, 2, 7), { minLength: 1, maxLength: 4, size: 'max' }),
  actions: names(ACTIONS),
  people: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3, size: 'max' }),
  times,
});

/** A time that includes most of a full world. */
export const wideUserQuery = draftUserQuery.map((query) => ({ ...query, person: 0, types: 'all' as const }));
export const wideSeasonsQuery = draftSeasonsQuery.map(
  (query): DraftSeasonsQuery => ({
    ...query,
    titles: [0],
    seasons: [1],
    actions: 'all',
    people: [0, 1, 2],
  }),
);

type Drafted<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type DraftUserQuery = Drafted<typeof draftUserQuery>;
export type DraftSeasonsQuery = Drafted<typeof draftSeasonsQuery>;

export function toUserQuery(draft: DraftUserQuery, log: readonly WorldEvent[]) {
  const { types, actions } = draft;
  const names = draft.bySlug ? SLUGS : USERNAMES;
  return { username: names[draft.person] ?? '', ...legal(types, actions), ...toTimes(draft.times, log) };
}

export function toSeasonsQuery(draft: DraftSeasonsQuery, log: readonly WorldEvent[], protocol: 'v1' | 'v2') {
  const { seasons, actions } = draft;
  const by = protocol === 'v2' || draft.by === 'tvdb' ? draft.by : 'slug';
  return {
    titles: draft.titles.map((title) => String(TITLES[title]?.[by])),
    seasons,
    actions: around(actions),
    people: draft.people.map((person) => USERNAMES[person] ?? ''),
    ...toTimes(draft.times, log),
  };
}

/** Without the actions that never happen around a season. */
function around(actions: 'all' | string[]) {
  if (actions === 'all') return actions;
  const left = actions.filter((action) => isLegalPair('episode', action));
  return left.length > 0 ? left : ('all' as const);
}

/** Without the names that cannot be combined with the others. */
function legal(types: 'all' | string[], actions: 'all' | string[]) {
  if (types === 'all' || actions === 'all') return { types, actions };
  const pairs = types.flatMap((type) =>
    actions.filter((action) => isLegalPair(type, action)).map((a) => [type, a] as const),
  );
  if (pairs.length === 0) return { types, actions: 'all' as const };
  return {
    types: types.filter((type) => pairs.some(([t]) => t === type)),
    actions: actions.filter((action) => pairs.some(([, a]) => a === action)),
  };
}

function toTimes({ start, end }: DraftUserQuery['times'], log: readonly WorldEvent[]) {
  const toSeconds = (drafted: typeof start) => {
    const event = drafted && log.length > 0 ? log[drafted.event % log.length] : undefined;
    return event && drafted ? Math.floor(event.happenedAt / 1000) + drafted.shift : undefined;
  };
  const [a, b] = [toSeconds(start), toSeconds(end)];
  return a !== undefined && b !== undefined && a > b ? { startTs: b, endTs: a } : { startTs: a, endTs: b };
}
