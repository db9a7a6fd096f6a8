import { describe, expect, it } from 'vitest';
import { activity } from '@/tests/builders/activity';
import type { ListItem } from '@/utils/activity/media';
import { hiddenFor } from '@/utils/activity/spoiler';

const HEAT: ListItem = { type: 'movie', movie: { title: 'Heat', ids: { trakt: 4 } } };
const DARK: ListItem = { type: 'show', show: { title: 'Dark', ids: { slug: 'dark' } } };
const PILOT: ListItem = { ...DARK, type: 'episode', episode: { season: 1, number: 1 } };
const put = (listItem: ListItem) => activity({ type: 'list', action: 'item_added', listItem, list: { name: 'Best' } });

describe('until I have watched it', () => {
  it.each([
    ['a movie that I have not watched', HEAT, [], true],
    ['a movie that I have watched', HEAT, ['movie:4'], false],
    ['an episode that I have not watched', PILOT, [], true],
    ['an episode that I have watched', PILOT, ['episode:dark:1:1'], false],
    ['a whole show', DARK, ['episode:dark:1:1'], true],
  ])('an item of a list is hidden like any other: %s', (_, item, watched, hidden) => {
    const { images } = hiddenFor({ spoilers: 'unwatched', watched: new Set(watched) }, put(item));
    expect(images).toBe(hidden);
  });

  it('a list by itself has nothing to hide', () => {
    const created = activity({ type: 'list', action: 'created', list: { name: 'Best' } });
    expect(hiddenFor({ spoilers: 'unwatched' }, created).images).toBe(false);
  });
});

describe('a show with its own setting', () => {
  const dark = activity({ type: 'episode', show: DARK.show, episode: { season: 1, number: 1 } });
  const ofShow = (own: 'shown' | 'hidden') => (show: { title: string }) => (show.title === 'Dark' ? own : undefined);

  it.each([
    ['hides everything, although everywhere else nothing is hidden', { spoilers: 'none' }, 'hidden', true],
    [
      'hides everything, although it was watched',
      { spoilers: 'unwatched', watched: { has: () => true } },
      'hidden',
      true,
    ],
    ['shows everything, although it was not watched', { spoilers: 'unwatched' }, 'shown', false],
    ['shows everything, although comments are hidden everywhere else', { spoilers: 'comments' }, 'shown', false],
  ] as const)('%s', (_, context, own, hide) => {
    const hidden = { titles: hide, images: hide, comments: hide, scores: hide };
    expect(hiddenFor({ ...context, ofShow: ofShow(own) }, dark)).toEqual(hidden);
    expect(hiddenFor({ ...context, ofShow: ofShow(own) }, put(PILOT))).toEqual(hidden);
  });

  it('does not affect other titles', () => {
    expect(hiddenFor({ spoilers: 'none', ofShow: ofShow('hidden') }, put(HEAT)).images).toBe(false);
  });
});
