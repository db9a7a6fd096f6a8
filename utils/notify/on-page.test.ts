import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { deliveryDeps, screen, WATCHING } from '@/tests/builders/delivery';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { type DeliveryDeps, deliver } from '@/utils/notify/deliver';
import { markAttempted } from '@/utils/store/delivery';
import { readCard } from '@/utils/store/read/feed-reader';

const first = play(1, 1, { id: 'history:1' });
const second = play(1, 2, { id: 'history:2' });

describe('a row that the person is looking at', () => {
  const lookingAt = (...ids: string[]) => {
    const asked: string[][] = [];
    const inView: DeliveryDeps['inView'] = async (some) => {
      asked.push([...some]);
      return new Set(ids);
    };
    return { asked, inView };
  };

  it('gets no notification, stays unread, and its row says why', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    const { inView } = lookingAt('card:history:1');
    await deliver(db, { ...deliveryDeps(notifier), inView });
    expect(raised).toEqual([]);
    expect(await db.count('outbox')).toBe(0);
    expect(await db.count('unread')).toBe(1);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { state: 'on-page', at: NOW } });
  });

  it('leaves the others their notifications: the limit counts only what nobody sees', async () => {
    const db = await emptyStore();
    for (const trakt of [11, 12, 13, 14]) {
      await commitRows(db, [
        judged(play(1, 1, { id: `history:${trakt}`, show: { title: `S${trakt}`, ids: { trakt } } })),
      ]);
    }
    const { notifier, raised } = screen();
    const { inView } = lookingAt('card:history:12');
    await deliver(db, { ...deliveryDeps(notifier), inView });
    expect(raised.flat().sort()).toEqual(['history:11', 'history:13', 'history:14']);
  });

  it('is announced after all by the next worker if this one is killed before it could store that', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    await markAttempted(db, 'card:history:1');
    await deliver(db, deliveryDeps(notifier));
    expect(raised).toEqual([['history:1']]);
  });

  it('is announced again when more joins it after the person has left', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    await deliver(db, { ...deliveryDeps(notifier), ...lookingAt('card:history:1') });
    await commitRows(db, [judged(second)]);
    await deliver(db, deliveryDeps(notifier));
    expect(raised.map((ids) => ids.sort())).toEqual([['history:1', 'history:2']]);
  });

  it('is not asked for while notifications wait, or if the person switched that off', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    const { asked, inView } = lookingAt('card:history:1');
    await deliver(db, { ...deliveryDeps(notifier), inView, screen: async () => 'locked' });
    expect(asked).toEqual([]);
    await deliver(db, {
      ...deliveryDeps(notifier),
      inView,
      settings: async () => ({ ...WATCHING, skipVisible: false }),
    });
    expect(asked).toEqual([]);
    expect(raised).toEqual([['history:1']]);
  });
});
