import type { Activity, Person } from '@/utils/activity/activity';
import type { Movie, Show } from '@/utils/activity/media';
import { HOUR, MINUTE } from '@/utils/lib/time';

/*
 * A small world of invented people and titles that shows how Lookout looks before it has data. It is only drawn and
 * never reaches the store, the badge or a notification.
 */
const MIA: Person = { username: 'mia-lund', slug: 'mia-lund', name: 'Mia Lund' };
const TOMASZ: Person = { username: 'tomasz', slug: 'tomasz', name: 'Tomasz Kowalczyk' };
const OAKLEY: Person = { username: 'oakley', slug: 'oakley', name: 'Oakley' };

const HARBOUR: Show = { title: 'The Long Harbour', year: 2021, ids: { slug: 'the-long-harbour' } };
const FERRY: Show = { title: 'Night Ferry', year: 2024, ids: { slug: 'night-ferry' } };
const KEEPER: Movie = { title: 'The Keeper', year: 2019, ids: { slug: 'the-keeper' } };
const BLUE: Movie = { title: 'Blue Hour', year: 2023, ids: { slug: 'blue-hour' } };

type Rest = Omit<Activity, 'id' | 'aliases' | 'at'>;
const activity = (id: string, at: number, rest: Rest): Activity => ({ id: `sample:${id}`, aliases: [], at, ...rest });

/** A row of the sample. Activities are newest first, as in a card. */
export interface SampleRow {
  at: number;
  unread: boolean;
  activities: Activity[];
}

const row = (at: number, unread: boolean, ...members: Rest[]): SampleRow => ({
  at,
  unread,
  activities: members.map((member, index) => activity(`${at}-${index}`, at - index * HOUR, member)),
});

const episode = (season: number, number: number, title: string) => ({ season, number, title, ids: {} });

/** An episode's rating and a movie's comment. Their texts depend on the spoiler level. */
export function sampleSpoilers(): { rating: Activity; comment: Activity } {
  const play = { type: 'episode', user: MIA, show: HARBOUR, episode: episode(2, 5, 'Low Water') };
  return {
    rating: activity('rating', 0, { ...play, action: 'rating', rating: { value: 9, advanced: true } }),
    comment: activity('comment', 0, {
      type: 'movie',
      action: 'shout',
      user: OAKLEY,
      movie: KEEPER,
      comment: { text: 'I did not expect the lamp to go out.', spoiler: false },
    }),
  };
}

/** Activities of one evening, seen at `now` (ms UTC). */
export function sampleRows(now: number): SampleRow[] {
  const { rating, comment } = sampleSpoilers();
  const salt = (number: number, title: string): Rest => ({
    type: 'episode',
    action: 'scrobble',
    user: TOMASZ,
    show: FERRY,
    episode: episode(1, number, title),
  });
  return [
    row(now - 2 * MINUTE, true, {
      type: 'episode',
      action: 'watching',
      user: OAKLEY,
      show: FERRY,
      episode: episode(3, 4, 'The Crossing'),
    }),
    row(now - 14 * MINUTE, true, rating),
    row(now - 55 * MINUTE, true, salt(4, 'Fog'), salt(3, 'Ballast'), salt(2, 'Slack Tide')),
    row(now - 3 * HOUR, false, comment),
    row(now - 5 * HOUR, false, { type: 'movie', action: 'watchlist', user: MIA, movie: BLUE }),
  ];
}
