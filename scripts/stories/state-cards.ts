import type { Activity } from '@/utils/activity/activity';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Card, StoredActivity } from '@/utils/store/schema';
import { card, NOW, PEOPLE } from './world.ts';

const MOVIE = { title: 'Blue Hour', year: 2019, ids: { slug: 'movie-1' } };
const SHOW = { title: 'The Long Harbour', year: 2024, ids: { slug: 'show-0' } };
const who = (index: number) => PEOPLE[index] as Activity['user'];

/** What others do that concerns the person: one row of each kind. */
export function aboutYou(): Card[] {
  const mine = { id: 5, review: false };
  const list = { name: 'Films for a storm' };
  const text = 'I saw it the other way round: the lamp was never lit at all.';
  const rows: Partial<Activity>[] = [
    { user: who(0), action: 'reply', movie: MOVIE, mine, comment: { id: 9, text, spoiler: false } },
    { user: who(1), action: 'followed' },
    { user: who(2), action: 'asked' },
    { user: who(4), action: 'comment_like', show: SHOW, mine: { id: 6, review: true } },
    { user: who(1), action: 'reaction', movie: MOVIE, mine, reaction: '🎉' },
    { user: who(3), action: 'list_like', list },
    { user: who(0), action: 'list_comment', list, comment: { id: 10, text: 'Add The Keeper.', spoiler: false } },
    { user: who(2), action: 'accepted' },
  ];
  return rows.map((row, index) => card(4 + index * 37, [{ type: 'me', ...row }]));
}

/** A comment that is longer than its row, with a hidden part, likes and replies. */
export function longComment(): Card {
  const text = `The last ten minutes. I had to sit down, and I was sitting.

Nothing in the first hour prepares you for how quiet the ending is, and how long it stays. [spoiler]The keeper never left.[/spoiler]`;
  const comment = { id: 11, text, spoiler: false, likes: 12, replies: 3 };
  return card(6, [{ user: who(2), type: 'movie', action: 'shout', movie: MOVIE, comment }]);
}

const rated: Partial<StoredActivity> = { type: 'movie', action: 'rating', movie: MOVIE };

/** Rows that explain themselves differently: why they waited, were silent, or were marked as read. */
export function reasons(): Card[] {
  const at = NOW - 20 * MINUTE;
  const until = NOW + 3 * HOUR;
  const low: Partial<StoredActivity> = {
    ...rated,
    level: 'feed',
    rating: { value: 4, advanced: true },
    reason: { kind: 'condition', unmet: { name: 'rating-at-least', limit: 8 } },
  };
  const muted: Partial<StoredActivity> = {
    level: 'feed',
    show: SHOW,
    reason: { kind: 'muted', by: 'show', name: SHOW.title, until },
  };
  const own: Partial<StoredActivity> = { show: SHOW, reason: { kind: 'source-rule', source: 'user:mia-lund' } };
  const episodes = [3, 2, 1].map((number) => ({ show: SHOW, episode: { season: 1, number } }));
  return [
    card(21, episodes, { delivery: { state: 'deferred', reason: 'quiet', until } }),
    card(22, [{ ...rated }], { delivery: { state: 'shown', at } }),
    card(23, [low]),
    card(24, [muted]),
    card(25, [{ ...own }], { delivery: { state: 'suppressed', at, reason: 'joined-summary', summary: 'a' } }),
    card(26, [{ ...rated, reason: { kind: 'late' } }], { delivery: { state: 'baseline' } }),
    card(27, [{ ...rated, reason: { kind: 'baseline' } }], { delivery: { state: 'baseline' } }),
    card(28, [{ ...rated }], { delivery: { state: 'suppressed', at, reason: 'no-permission' } }),
    card(29, [{ ...rated }], { delivery: { state: 'on-page', at } }),
    card(30, [{ ...rated }], { delivery: { state: 'deferred', reason: 'digest', until } }),
  ];
}
