import { describe, expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play, SEVERANCE } from '@/tests/builders/activity';
import type { Activity } from '@/utils/activity/activity';
import { chooseCard, MAX_MEMBERS } from '@/utils/activity/coalesce';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { HOUR } from '@/utils/lib/time';

const card = (...activities: Activity[]) => ({ id: 'card', activities });
const joins = (newcomer: Activity, ...members: Activity[]) => chooseCard(newcomer, [card(...members)]) !== null;
const later = (each: Activity, hours: number): Activity => ({ ...each, at: each.at + hours * HOUR });

describe('chooseCard', () => {
  it('turns watching into watched, then into rated', () => {
    const watching = play(2, 5, { action: 'watching' });
    const watched = later(play(2, 5), 1);
    expect(joins(watched, watching)).toBe(true);
    expect(joins(later(play(2, 5, { action: 'rating' }), 2), watched, watching)).toBe(true);
  });

  it('joins a binge of one show, however long, while the breaks are short', () => {
    expect(joins(later(play(2, 6), 5), play(2, 5))).toBe(true);
    expect(joins(later(play(2, 6), 7), play(2, 5))).toBe(false);
    expect(joins(play(2, 6, { show: ANDOR }), play(2, 5))).toBe(false);
  });

  it('joins several people at one title, but not at different episodes of a show', () => {
    const ben = { user: person('Ben') };
    expect(joins(play(2, 5, ben), play(2, 5))).toBe(true);
    expect(joins(play(2, 6, ben), play(2, 5))).toBe(false);
    expect(joins(play(2, 5, ben), play(2, 5), play(2, 6))).toBe(false);
    const movie = { type: 'movie', movie: DUNE, show: undefined, episode: undefined } as const;
    expect(joins(activity({ ...movie, ...ben }), activity(movie))).toBe(true);
  });

  it('joins bulk actions on many titles, but ratings only within one show', () => {
    const listed = (movie: typeof DUNE) => activity({ type: 'movie', action: 'watchlist', movie });
    expect(joins(listed(DUNE), listed({ ...DUNE, ids: { trakt: 1, slug: 'other' } }))).toBe(true);
    expect(joins(later(listed(DUNE), 2), listed({ ...DUNE, ids: { trakt: 1, slug: 'other' } }))).toBe(false);
    const rated = (show: typeof SEVERANCE, number: number) => play(1, number, { action: 'rating', show });
    expect(joins(rated(SEVERANCE, 1), rated(SEVERANCE, 2))).toBe(true);
    expect(joins(rated(ANDOR, 1), rated(SEVERANCE, 2))).toBe(false);
  });

  it('keeps a comment out of a binge', () => {
    expect(joins(play(2, 5, { action: 'shout' }), play(2, 5), play(2, 6))).toBe(false);
  });

  it('starts a new card when one is full', () => {
    const full = Array.from({ length: MAX_MEMBERS }, (_, index) => play(1, index + 1));
    expect(joins(play(1, 500), ...full)).toBe(false);
  });

  it('prefers the card of the same episode to a binge, and a binge to another person at the same episode', () => {
    const ben = card(play(2, 5, { user: person('Ben') }));
    const binge = card(play(2, 4));
    const same = card(play(2, 5, { action: 'watching' }));
    expect(chooseCard(play(2, 5), [ben, binge, same])).toBe(same);
    expect(chooseCard(play(2, 5), [ben, binge])).toBe(binge);
    expect(chooseCard(play(2, 5), [])).toBeNull();
  });
});

describe('coalesceKey', () => {
  it('is the key of a single item, or null if there are several', () => {
    expect(coalesceKey(play(2, 5))).toBe('episode:severance:2:5');
    const several = activity({
      show: SEVERANCE,
      episodes: [
        { season: 1, number: 1 },
        { season: 1, number: 2 },
      ],
    });
    expect(coalesceKey(several)).toBeNull();
    expect(coalesceKey(activity({ show: SEVERANCE, episodes: [{ season: 1, number: 1 }] }))).toBe(
      'episode:severance:1:1',
    );
    expect(coalesceKey(activity({ type: 'season', show: SEVERANCE, season: { number: 0 } }))).toBe(
      'season:severance:0',
    );
  });
});
