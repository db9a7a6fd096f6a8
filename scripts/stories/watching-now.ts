import { MINUTE } from '@/utils/lib/time';
import type { Card, StreamState } from '@/utils/store/schema';
import { cardFacets } from '@/utils/store/stars';
import { card, NOW, PEOPLE, STREAMS, someCards, stream } from './world.ts';

const show = (title: string, slug: string) => ({ title, year: 2024, ids: { slug } });
const HARBOUR = show('The Long Harbour', 'show-0');
const LONG = show('An Unreasonably Long Title for a Series About Lighthouses', 'show-3');

const SITTINGS = [
  { who: 0, show: HARBOUR, number: 7, title: 'What the Fog Left Behind', began: 12, left: 41 },
  { who: 1, show: HARBOUR, number: 7, title: 'What the Fog Left Behind', began: 31, left: 22 },
  { who: 3, show: LONG, number: 1, title: 'Everything the Sea Gives Back', began: 4, left: 55 },
];

/** Cards and streams of three people in front of two titles, with everything else of a feed. */
export function watchingNow(): { cards: Card[]; streams: StreamState[] } {
  const sittings = SITTINGS.map(({ who, began, left, number, title, show: of }) => ({
    user: PEOPLE[who] as (typeof PEOPLE)[number],
    action: 'watching',
    show: of,
    episode: { season: 1, number, title, ids: {} },
    at: NOW - began * MINUTE,
    expiresAt: NOW + left * MINUTE,
  }));
  const cards = sittings.map((each, index) => card(SITTINGS[index]?.began ?? 0, [each], { level: 'feed' }));
  const ends = new Map(sittings.map(({ user, expiresAt }) => [`watching:${user.slug}`, expiresAt]));
  return {
    cards: [...cards.map((each) => ({ ...each, facets: cardFacets(each) })), ...someCards()],
    streams: [
      ...STREAMS.filter(({ key }) => !ends.has(key)),
      ...[...ends].map(([key, watchedUntil]) => stream('watching', key.slice('watching:'.length), { watchedUntil })),
    ],
  };
}
