import { describe, expect, it } from 'vitest';
import { rowLink } from '@/components/feed/rows/row-link';
import { rowWords } from '@/components/words/row-words';
import { SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { HOUR } from '@/utils/lib/time';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const gap = card('gap', NOW - HOUR, [], {
  kind: 'gap',
  gap: { since: NOW - 5 * HOUR, stream: 'history:mia', url: 'https://app.trakt.tv/users/mia' },
  facets: [['user:mia', 0]],
});

describe('rowWords', () => {
  it('describes an activity', () => {
    const { title } = rowWords(text, card('a', NOW, [{ show: SEVERANCE }]), new Map(), NOW, NO_SPOILER_FILTER);
    expect(title).toContain('Severance');
  });

  it('names the source and the period of a gap', () => {
    expect(rowWords(text, gap, new Map([['user:mia', 'Mia Lund']]), NOW, NO_SPOILER_FILTER)).toEqual({
      title: 'Some activity from Mia Lund may be missing',
      detail: expect.stringMatching(/3:00\sPM and 7:00\sPM/u),
    });
    expect(rowWords(text, gap, new Map(), NOW, NO_SPOILER_FILTER).title).toBe('Some activity from mia may be missing');
    expect(rowWords(text, { ...gap, facets: [] }, new Map(), NOW, NO_SPOILER_FILTER).title).toBe(
      'Some activity may be missing',
    );
  });

  it('has a text for kinds that only a newer Lookout knows', () => {
    expect(rowWords(text, card('a', NOW, [], { kind: 'tally' }), new Map(), NOW, NO_SPOILER_FILTER).title).toBe(
      'Activity on Trakt',
    );
  });
});

describe('rowLink', () => {
  it('links a gap to the page with the missing activities', () => {
    expect(rowLink(gap)).toBe('https://app.trakt.tv/users/mia');
  });

  it('links only to web pages', () => {
    const bad = { ...gap, gap: { since: 0, stream: '', url: 'javascript:alert(1)' } };
    expect(rowLink(bad)).toBe('https://app.trakt.tv');
  });
});
