import { describe, expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play, SEVERANCE } from '@/tests/builders/activity';
import { text } from '@/tests/builders/text';
import { ACTIONS, type Activity } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';
import { sentence } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';

const say = (...activities: Activity[]) => {
  const { title, detail } = sentence(text, activities, NO_SPOILER_FILTER);
  return detail === '' ? title : `${title} / ${detail}`;
};
const movie = (change: Partial<Activity> = {}) => activity({ type: 'movie', movie: DUNE, ...change });
/** Noticed at a show: neither episode nor start is known. */
const noticed = (name: string, season?: number) =>
  activity({
    action: 'watching',
    user: person(name),
    show: SEVERANCE,
    season: season === undefined ? undefined : { number: season },
  });
const list = { name: 'Slow burns', slug: 'slow-burns' };

describe('sentence', () => {
  it.each<[Activity[], string]>([
    [[play(2, 5)], 'Mia watched Severance / S02E05 · Title 2.5'],
    [[play(2, 5, { action: 'watching' })], 'Mia is watching Severance / S02E05 · Title 2.5'],
    [[play(2, 5, { action: 'checkin' })], 'Mia checked in to Severance / S02E05 · Title 2.5'],
    [[play(0, 1, { episode: { season: 0, number: 1 } })], 'Mia watched Severance / S00E01'],
    [[movie({ action: 'seen' })], 'Mia marked Dune as watched / 2021'],
    [[movie({ movie: { title: 'Dune', ids: {} } })], 'Mia watched Dune'],
    [[play(2, 5), play(2, 5, { action: 'watching' })], 'Mia watched Severance / S02E05 · Title 2.5'],
    [[play(2, 4), play(2, 3), play(2, 2)], 'Mia watched 3 episodes of Severance / S02E02–E04'],
    [[play(2, 4, { action: 'watching' }), play(2, 3)], 'Mia watched Severance / S02E03 · Title 2.3 · watching S02E04'],
    [
      [play(2, 5, { action: 'watching' }), play(2, 4), play(2, 3)],
      'Mia watched 2 episodes of Severance / S02E03–E04 · watching S02E05',
    ],
    [
      [play(2, 4, { action: 'watching' }), play(2, 3, { action: 'watching' })],
      'Mia is watching Severance / S02E03–E04',
    ],
    [[play(2, 4, { action: 'seen' }), play(2, 3)], 'Mia watched 2 episodes of Severance / S02E03–E04'],
    [
      [play(2, 4, { action: 'seen' }), play(2, 3, { action: 'seen' })],
      'Mia marked 2 episodes of Severance as watched / S02E03–E04',
    ],
    [
      [play(2, 4, { action: 'rating', rating: { value: 9, advanced: true } }), play(2, 5), play(2, 4)],
      'Mia watched 2 episodes of Severance / S02E04–E05',
    ],
    [
      [play(2, 5), play(2, 5, { action: 'watching', user: person('Ben') })],
      'Mia watched Severance / S02E05 · Title 2.5 · Ben is watching',
    ],
    [
      [
        play(2, 5, { action: 'watching', user: person('Ben') }),
        play(2, 5),
        play(2, 5, { action: 'watching' }),
        play(2, 5, { action: 'watching', user: person('Ann') }),
        play(2, 5, { action: 'checkin', user: person('Zoe') }),
      ],
      'Mia and Zoe watched Severance / S02E05 · Title 2.5 · Ben and Ann are watching',
    ],
    [[play(2, 5), play(2, 5, { user: person('Ben') })], 'Mia and Ben watched Severance / S02E05 · Title 2.5'],
    [
      [play(2, 5), play(2, 5, { user: person('Ben') }), play(2, 5, { user: person('Ann') })],
      'Mia and 2 others watched Severance / S02E05 · Title 2.5',
    ],
    [
      [noticed('Ben'), ...Array.from({ length: 39 }, (_, index) => noticed(`P${index}`))],
      'Ben and 39 others are watching Severance',
    ],
    [[noticed('Ben')], 'Ben is watching Severance'],
    [[noticed('Ben', 2), noticed('Mia', 2)], 'Ben and Mia are watching Severance / Season 2'],
    [
      [play(2, 5, { action: 'watching' }), play(2, 5, { action: 'watching', user: person('Ben') })],
      'Mia and Ben are watching Severance / S02E05 · Title 2.5',
    ],
    [
      [movie({ action: 'watchlist' }), movie({ action: 'watchlist', user: person('Ben') })],
      'Mia and Ben want to watch Dune / 2021',
    ],
    [
      [play(2, 5, { action: 'rating', rating: { value: 9, advanced: true } }), play(2, 5)],
      'Mia rated Severance / S02E05 · Title 2.5 · 9/10',
    ],
    [
      [movie({ action: 'rating', rating: { value: 10, love: 'love', advanced: false } })],
      'Mia rated Dune / 2021 · loved it',
    ],
    [
      [movie({ action: 'rating', rating: { value: null, love: 'hate', advanced: false } })],
      'Mia rated Dune / 2021 · hated it',
    ],
    [[activity({ type: 'show', action: 'watchlist', show: SEVERANCE })], 'Mia wants to watch Severance'],
    [
      [
        activity({
          type: 'season',
          action: 'rating',
          show: SEVERANCE,
          season: { number: 2 },
          rating: { value: 7, advanced: true },
        }),
      ],
      'Mia rated Severance / Season 2 · 7/10',
    ],
    [
      [activity({ type: 'season', action: 'shout', show: SEVERANCE, season: { number: 0 } })],
      'Mia commented on Severance / Specials',
    ],
    [
      [movie({ action: 'shout', comment: { text: 'So **good**', spoiler: false } })],
      'Mia commented on Dune / 2021 · “So good”',
    ],
    [
      [movie({ action: 'review', comment: { text: 'He dies', spoiler: true } })],
      'Mia reviewed Dune / 2021 · contains spoilers',
    ],
    [[activity({ type: 'list', action: 'created', list })], 'Mia created the list Slow burns'],
    [
      [activity({ type: 'list', action: 'item_added', list, listItem: { type: 'movie', movie: DUNE } })],
      'Mia added Dune to a list / Slow burns',
    ],
    [
      [
        activity({ type: 'list', action: 'item_added', list, listItem: { type: 'movie', movie: DUNE } }),
        activity({ type: 'list', action: 'item_added', list, listItem: { type: 'show', show: ANDOR } }),
      ],
      'Mia added 2 titles to the list Slow burns / Dune, Andor',
    ],
    [
      [movie({ action: 'watchlist' }), activity({ type: 'show', action: 'watchlist', show: ANDOR })],
      'Mia wants to watch 2 titles / Dune, Andor',
    ],
    [
      [
        play(1, 1, {
          action: 'seen',
          episode: undefined,
          episodes: [
            { season: 1, number: 1 },
            { season: 1, number: 2 },
          ],
        }),
      ],
      'Mia marked 2 episodes of Severance as watched / S01E01–E02',
    ],
    [[movie({ action: 'bookmarked' })], 'New activity from Mia: Dune / bookmarked · 2021'],
    [[activity({ type: 'person', action: 'rating' })], 'New activity from Mia / rating'],
    [
      [activity({ user: { username: 'mia', slug: 'mia', name: ' ' }, type: 'movie', movie: DUNE })],
      'mia watched Dune / 2021',
    ],
  ])('says what a card is about (%#)', (activities, expected) => expect(say(...activities)).toBe(expected));

  it('has a sentence for every legal pair', () => {
    for (const { type, action } of PAIRS) {
      const { title } = sentence(text, [activity({ type, action, show: SEVERANCE, list })], NO_SPOILER_FILTER);
      expect(title, `${type} ${action}`).toMatch(/^Mia .*(Severance|Slow burns)/);
    }
    expect(
      new Set(ACTIONS.map((action) => sentence(text, [movie({ type: 'x', action })], NO_SPOILER_FILTER).detail)).size,
    ).toBe(ACTIONS.length);
  });

  it('has a sentence for several people, for every action', () => {
    for (const { type, action } of PAIRS) {
      const each = { type, action, show: SEVERANCE, list };
      const { title } = sentence(text, [activity(each), activity({ ...each, user: person('Ben') })], NO_SPOILER_FILTER);
      expect(title, `${type} ${action}`).toMatch(/^Mia and Ben (?!is |wants ).*(Severance|Slow burns)/);
    }
  });

  it('never shows the hidden parts of a comment', () => {
    const comment = { text: 'Fine. [spoiler]TOKEN[/spoiler] ![TOKEN2](x) [SPOILER]TOKEN3', spoiler: false };
    const { detail } = sentence(text, [movie({ action: 'shout', comment })], NO_SPOILER_FILTER);
    expect(detail).not.toContain('TOKEN3');
    expect(detail).not.toMatch(/TOKEN\b/);
    expect(
      sentence(text, [movie({ action: 'shout', comment: { text: 'TOKEN', spoiler: true } })], NO_SPOILER_FILTER).detail,
    ).not.toContain('TOKEN');
  });
});
