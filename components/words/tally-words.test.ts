import { describe, expect, it } from 'vitest';
import { rowLink } from '@/components/feed/rows/row-link';
import { rowWords } from '@/components/words/row-words';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { DAY, HOUR } from '@/utils/lib/time';
import type { Card } from '@/utils/store/schema';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();

function tally(changes: Record<string, number>, change: Partial<NonNullable<Card['tally']>> = {}): Card {
  return card('t', NOW - HOUR, [], {
    kind: 'tally',
    tally: {
      show: 'severance',
      title: 'Severance',
      season: null,
      since: NOW - DAY - HOUR,
      changes: Object.entries(changes).map(([counter, by]) => ({ counter, by })),
      ...change,
    },
  });
}
const words = (of: Card, now = NOW) => rowWords(text, of, new Map(), now, NO_SPOILER_FILTER);

describe('tallyWords', () => {
  it('lists the changes since yesterday, plays and ratings first', () => {
    expect(words(tally({ votes: 88, plays: 1204 }))).toEqual({
      title: 'Severance: +1,204 plays, +88 ratings since yesterday',
      detail: '',
    });
    expect(words(tally({ lists: 1, watchers: 40, comments: 1, plays: 3 }, { season: 2 }))).toEqual({
      title: 'Severance: +3 plays, +1 comment since yesterday',
      detail: 'Season 2 · +40 viewers, +1 list',
    });
    expect(words(tally({ plays: 1 }, { season: 0 })).detail).toBe('Specials');
  });

  it.each([
    ['watchers', '+1 viewer', '+2 viewers'],
    ['plays', '+1 play', '+2 plays'],
    ['collectors', '+1 collector', '+2 collectors'],
    ['collected_episodes', '+1 collected episode', '+2 collected episodes'],
    ['comments', '+1 comment', '+2 comments'],
    ['lists', '+1 list', '+2 lists'],
    ['votes', '+1 rating', '+2 ratings'],
    ['favorited', '+1 favorite', '+2 favorites'],
    ['recommended', '+1 recommendation', '+2 recommendations'],
    ['dropped_by', '+1 dropped by', '+2 dropped by'],
  ])('has a singular and a plural for %s', (counter, one, several) => {
    expect(words(tally({ [counter]: 1 })).title).toBe(`Severance: ${one} since yesterday`);
    expect(words(tally({ [counter]: 2 })).title).toBe(`Severance: ${several} since yesterday`);
  });

  it('names the days of an older count', () => {
    expect(words(tally({ plays: 5 }), NOW + 3 * DAY).title).toMatch(/^Severance: \+5 plays, Nov 21\s–\s22$/u);
  });

  it('links to the counted show or season', () => {
    expect(rowLink(tally({ plays: 5 }))).toBe('https://app.trakt.tv/shows/severance');
    expect(rowLink(tally({ plays: 5 }, { season: 0 }))).toBe('https://app.trakt.tv/shows/severance/seasons/0');
  });
});
