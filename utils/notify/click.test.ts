import { describe, expect, it } from 'vitest';
import { SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { emptyStore, NOW } from '@/tests/builders/store';
import { followCard } from '@/utils/notify/click';
import type { Card } from '@/utils/store/schema';

const tally = (season: number | null): Partial<Card> => ({
  kind: 'tally',
  tally: { show: 'severance', title: 'Severance', season, since: 0, changes: [{ counter: 'plays', by: 5 }] },
});

describe('a click opens', () => {
  it.each<[string, Card, string]>([
    [
      'the title of an activity',
      card('x', NOW, [{ type: 'show', show: SEVERANCE }]),
      'https://app.trakt.tv/shows/severance',
    ],
    ['the show that was counted', card('x', NOW, [], tally(null)), 'https://app.trakt.tv/shows/severance'],
    ['the season that was counted', card('x', NOW, [], tally(0)), 'https://app.trakt.tv/shows/severance/seasons/0'],
    [
      'the listing with the gap',
      card('x', NOW, [], { kind: 'gap', gap: { since: 0, stream: '', url: 'https://app.trakt.tv/profile/mia' } }),
      'https://app.trakt.tv/profile/mia',
    ],
  ])('%s, and marks it read', async (_, one, address) => {
    const db = await emptyStore();
    await db.put('cards', one);
    await db.put('unread', one.key, one.key);
    expect(await followCard(db, 'x', NOW)).toBe(address);
    expect(await db.count('unread')).toBe(0);
  });

  it('nothing for an unknown id', async () => {
    expect(await followCard(await emptyStore(), 'summary', NOW)).toBeNull();
  });
});
