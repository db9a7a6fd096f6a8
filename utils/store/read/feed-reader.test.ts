import { describe, expect, it, vi } from 'vitest';
import { activity, person, play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, MINUTE } from '@/utils/lib/time';
import { readPage } from '@/utils/store/read/feed-reader';

describe('readPage', () => {
  it('pages through every row once', async () => {
    const db = await emptyStore();
    const rows = Array.from({ length: 57 }, (_, index) =>
      judged(
        activity({
          type: 'movie',
          movie: { title: `M${index}`, ids: { trakt: index + 1 } },
          user: person(index % 2 ? 'Mia' : 'Ben'),
          at: NOW - Math.floor(index / 5) * MINUTE,
        }),
      ),
    );
    await commitRows(db, rows);
    const seen: string[] = [];
    let next: Awaited<ReturnType<typeof readPage>>['next'] | undefined;
    do {
      const found = await readPage(db, { limit: 7, ...(next ? { after: next } : {}) });
      seen.push(...found.rows.map(({ card }) => card.id));
      next = found.next;
    } while (next);
    expect(new Set(seen).size).toBe(57);
    expect(seen).toHaveLength(57);
  });

  it('costs the same however long the history is', async () => {
    const db = await emptyStore();
    await commitRows(
      db,
      Array.from({ length: 30 }, (_, index) => judged(play(index + 1, 1, { at: NOW - index * DAY }))),
    );
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await readPage(db, { limit: 10 });
    expect(getAll.mock.calls.map(([, count]) => count)).toEqual([10]);
  });
});
