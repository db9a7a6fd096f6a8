import { describe, expect, it } from 'vitest';
import { clip } from '@/utils/lib/clip';

describe('clip', () => {
  it.each([
    ['a text that fits', 'Severance', 9, 'Severance'],
    ['a longer one', 'Severance', 5, 'Sever'],
    ['nothing of it', 'Severance', 0, ''],
    ['emoji, counted as people do', '😀'.repeat(5), 5, '😀'.repeat(5)],
    ['a surrogate pair at the end', 'ab😀', 3, 'ab😀'],
    ['a surrogate pair beyond it', 'ab😀c', 2, 'ab'],
    ['a family of several code points', 'ab👩‍👩‍👧c', 4, 'ab'],
    ['a skin tone', 'ab👍🏽c', 3, 'ab'],
    ['an accent of its own', 'cafe\u0301s', 4, 'caf'],
    ['a line break of two characters', 'ab\r\ncd', 3, 'ab'],
    ['half a surrogate pair, as it came', '\ud83dabc', 2, '\ud83da'],
  ])('clips between whole characters: %s', (_, text, max, expected) => expect(clip(text, max)).toBe(expected));

  it('cuts through an endless sequence of combining marks', () => {
    expect(clip(`a${'\u0334'.repeat(1000)}`, 500)).toHaveLength(500);
  });
});
