import { describe, expect, it } from 'vitest';
import { activity, play, SEVERANCE } from '@/tests/builders/activity';
import { text } from '@/tests/builders/text';
import { EXPORT_FIELDS, exportRow } from '@/utils/activity/export-row';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';

const review = activity({
  action: 'review',
  show: SEVERANCE,
  episode: { season: 1, number: 9, title: 'The We We Are' },
  rating: { value: 9, advanced: true },
  comment: { text: 'Great. [spoiler]He wakes up[/spoiler] I *liked* it.', spoiler: false },
});

describe('exportRow', () => {
  it('contains everything known, and only that', () => {
    const row = exportRow(text, review, { spoilers: 'none' });
    expect(Object.keys(row)).toEqual([...EXPORT_FIELDS]);
    expect(row).toMatchObject({
      time: '2026-11-22T20:00:00.000Z',
      user: 'mia',
      name: 'Mia',
      type: 'episode',
      action: 'review',
      title: 'Severance',
      year: 2022,
      season: 1,
      episodes: 'S01E09',
      episodeTitle: 'The We We Are',
      list: null,
      rating: 9,
      comment: 'Great.  …  I liked it.',
    });
    expect(row.sentence).toMatch(/^Mia reviewed Severance · S01E09/);
    expect(row.link).toContain('trakt.tv');
  });

  it.each<[SpoilerLevel, string[]]>([
    ['none', ['He wakes up']],
    ['titles', ['He wakes up', 'We We Are']],
    ['comments', ['He wakes up', 'We We Are', 'Great']],
    ['unwatched', ['He wakes up', 'We We Are', 'Great', '9/10']],
  ])('hides the same at level %s as everywhere else', (spoilers, gone) => {
    const notified = JSON.stringify(exportRow(text, review, { spoilers }));
    for (const words of gone) expect(notified).not.toContain(words);
  });

  it('hides a comment that is a spoiler as a whole, and titles of several episodes', () => {
    const comment = { text: 'All die.', spoiler: true };
    expect(exportRow(text, { ...review, comment }, { spoilers: 'none' }).comment).toBe('contains spoilers');
    const several = play(1, 1, { episodes: [1, 2].map((number) => ({ season: 1, number, title: 'T' })) });
    expect(exportRow(text, several, { spoilers: 'none' })).toMatchObject({
      episodes: 'S01E01–E02',
      episodeTitle: null,
    });
  });
});
