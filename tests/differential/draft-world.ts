import fc from 'fast-check';
import { createWorld, type World } from '@/sandbox/world';
import type { EventSpec, WorldSpec } from '@/sandbox/world-spec';

/** Random worlds in a form that stays valid when parts are removed, so that failures shrink well. */

export const START = Date.UTC(2026, 10, 1, 12, 0, 30, 250);
const MINUTE = 60_000;

const SHOWS = [
  { title: 'Severance', ids: { trakt: 1388, tvdb: 71, imdb: 'tt0001', slug: 'severance' } },
  { title: 'The Wire', ids: { trakt: 72, tvdb: 1399, imdb: 'tt0002', slug: 'the-wire' } },
];
export const USERNAMES = ['mia', 'Jón.Ó', 'kim'];
export const SLUGS = ['mia', 'jon-o', 'kim'];
/** With slugs, TVDB, Trakt and IMDb ids. */
export const TITLES = SHOWS.map(({ ids }) => ids);

const ACTIONS = [
  ...['watching', 'scrobble', 'checkin', 'seen', 'collection', 'rating', 'watchlist', 'shout', 'review'],
  ...['created', 'item_added', 'unrate', 'unwatchlist', 'uncollect', 'unseen', 'uncomment', 'item_removed'],
  ...['list_deleted', 'stop'],
] as EventSpec['action'][];

type Kind = 'movie' | 'show' | 'season' | 'episode';

const draftEvent = fc.record({
  user: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2 }) }),
  action: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ACTIONS) },
    { weight: 1, arbitrary: fc.constantFrom<EventSpec['action']>('created', 'item_added', 'item_added', 'watching') },
  ),
  item: fc.record({
    of: fc.constantFrom<Kind>('episode', 'episode', 'movie', 'show', 'season'),
    title: fc.nat({ max: 1 }),
    season: fc.nat({ max: 2 }),
    episodes: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3, size: 'max' }),
  }),
  /** Time since the previous event, ms. */
  after: fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 90 * MINUTE })),
  /** How much earlier (or later) than its insertion it happened, ms; only for actions that can be dated by hand. */
  offset: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -3_000_000, max: 90_000_000 })),
  number: fc.integer({ min: 1, max: 10 }),
  list: fc.nat({ max: 1 }),
  privacy: fc.constantFrom<'public' | 'private' | 'friends'>('public', 'public', 'private', 'friends'),
});
type DraftEvent = typeof draftEvent extends fc.Arbitrary<infer T> ? T : never;

const draft = {
  people: fc.tuple(
    fc.constantFrom<'public' | 'private' | 'deleted'>('public', 'public', 'private', 'deleted'),
    fc.constantFrom<'public' | 'private' | 'deleted'>('public', 'public', 'private', 'deleted'),
  ),
  events: fc.array(draftEvent, { maxLength: 30, size: 'max' }),
  /** How often the events are repeated. */
  times: fc.oneof({ weight: 15, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 5 })),
  /** How the servers answer, which must not matter. */
  settings: fc.record({
    dialect: fc.constantFrom<'mixed' | 'rails' | 'workers'>('mixed', 'rails', 'workers'),
    v1: fc.record({
      all: fc.constantFrom<'everything' | 'live'>('everything', 'live'),
      protectedUser: fc.constantFrom<'failure' | 'failure-200' | 'null-activity'>(
        'failure',
        'failure-200',
        'null-activity',
      ),
    }),
  }),
  /** Between the last event and the question, ms. */
  rest: fc.oneof(fc.nat({ max: 2 * MINUTE }), fc.nat({ max: 120 * MINUTE })),
};
export const draftWorld = fc.record(draft);
/** More activities than an answer holds, many at one time and around one season. */
export const fullWorld = fc.record({
  ...draft,
  events: fc.array(
    draftEvent.map((event) => ({ ...event, after: event.after % 4000, item: { ...event.item, title: 0, season: 1 } })),
    { minLength: 15, maxLength: 30, size: 'max' },
  ),
  times: fc.integer({ min: 8, max: 16 }),
});
export type DraftWorld = typeof draftWorld extends fc.Arbitrary<infer T> ? T : never;

const LIST_NAMES = ['Best', 'To lend'];
const BACK_DATED = ['scrobble', 'checkin', 'seen', 'rating', 'collection'];

export function buildWorld(draft: DraftWorld): { world: World; now: number } {
  const [second, third] = draft.people;
  const world = createWorld({
    people: (['public', second, third] as const).map((state, i) => ({
      username: USERNAMES[i] ?? '',
      slug: SLUGS[i] ?? '',
      private: state === 'private',
      deleted: state === 'deleted',
    })),
    shows: SHOWS.map((show) => ({ ...show, seasons: [0, 1, 2].map((number) => ({ number, episodes: 3 })) })),
    movies: [{ title: 'Heat', year: 1995 }, { title: 'Alien' }],
    events: [],
  } satisfies WorldSpec);
  let at = START;
  for (let round = 0; round < draft.times; round++) {
    for (const each of draft.events) {
      at += each.after;
      const event = toEvent(each, at, world);
      if (event) world.append(event);
    }
  }
  return { world, now: at + draft.rest };
}

/** A valid event, or null if this draft is invalid at this point. */
function toEvent(draft: DraftEvent, at: number, world: World): EventSpec | null {
  const { action, number } = draft;
  const user = SLUGS[draft.user] ?? '';
  const base: EventSpec = { user, action, at };
  if (BACK_DATED.includes(action) && draft.offset !== 0) base.happenedAt = at - draft.offset;
  if (action === 'stop') return base;
  if (action === 'uncomment') {
    const comments = world.eventsOf(user).filter((event) => event.action === 'shout' || event.action === 'review');
    const target = comments[number % Math.max(comments.length, 1)];
    return target ? { ...base, target: target.id } : null;
  }
  const item = toItem(draft);
  if (action === 'created' || action === 'item_added' || action === 'item_removed' || action === 'list_deleted') {
    const slug = ['best', 'to-lend'][draft.list] ?? '';
    const newest = world
      .eventsOf(user)
      .findLast((event) => event.list === slug && ['created', 'list_deleted'].includes(event.action));
    const isThere = newest?.action === 'created';
    if (action === 'created') {
      return isThere ? null : { ...base, list: LIST_NAMES[draft.list] ?? '', privacy: draft.privacy };
    }
    if (!isThere) return null;
    return action === 'list_deleted' ? { ...base, list: slug } : { ...base, list: slug, item };
  }
  const single = ['watching', 'scrobble', 'checkin', 'seen', 'collection', 'uncollect', 'unseen'];
  if (single.includes(action) && (draft.item.of === 'show' || draft.item.of === 'season')) return null;
  const plural = draft.item.of === 'episode' && ['seen', 'collection', 'uncollect', 'unseen'].includes(action);
  const { episode, ...rest } = item;
  const spec: EventSpec = plural ? { ...base, ...rest, episodes: draft.item.episodes } : { ...base, ...item };
  if (action === 'rating') spec.rating = number;
  if (action === 'shout') spec.text = `Comment ${number}.`;
  if (action === 'review') spec.text = `${'word '.repeat(200)}${number}`;
  if (action === 'watching') spec.expiresAt = at + number * 12 * MINUTE;
  return spec;
}

function toItem({ item }: DraftEvent): NonNullable<EventSpec['item']> {
  const { of, title, season, episodes } = item;
  if (of === 'movie') return { movie: ['heat-1995', 'alien'][title] ?? '' };
  const show = SHOWS[title]?.ids.slug ?? '';
  if (of === 'show') return { show };
  return of === 'season' ? { show, season } : { show, season, episode: episodes[0] ?? 1 };
}
