import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { userSource } from '@/tests/builders/source';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { type DeliveryDeps, deliver } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { markAttempted } from '@/utils/store/delivery';
import { readCard } from '@/utils/store/read/feed-reader';

const WATCHING: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia')] };

/** A browser that shows every notification. `raised`: the activities of each. */
function screen() {
  const raised: string[][] = [];
  const notifier: Notifier = {
    onScreen: async () => new Set(),
    prepare: async () => {},
    say: async () => true,
    test: async () => true,
    async raise({ card }) {
      raised.push(card?.activities.map(({ id }) => id) ?? []);
      return 'shown';
    },
    clear: async () => {},
  };
  return { notifier, raised };
}

const deps = (notifier: Notifier): DeliveryDeps => ({
  notifier,
  now: () => NOW,
  settings: async () => WATCHING,
  screen: async () => null,
  inView: async () => new Set(),
});

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
    await deliver(db, { ...deps(notifier), inView });
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
    await deliver(db, { ...deps(notifier), inView });
    expect(raised.flat().sort()).toEqual(['history:11', 'history:13', 'history:14']);
  });

  it('is announced after all by the next worker if this one is killed before it could store that', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    await markAttempted(db, 'card:history:1');
    await deliver(db, deps(notifier));
    expect(raised).toEqual([['history:1']]);
  });

  it('is announced again when more joins it after the person has left', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    await deliver(db, { ...deps(notifier), ...lookingAt('card:history:1') });
    await commitRows(db, [judged(second)]);
    await deliver(db, deps(notifier));
    expect(raised.map((ids) => ids.sort())).toEqual([['history:1', 'history:2']]);
  });

  it('is not asked for while notifications wait, or if the person switched that off', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    const { asked, inView } = lookingAt('card:history:1');
    await deliver(db, { ...deps(notifier), inView, screen: async () => 'locked' });
    expect(asked).toEqual([]);
    await deliver(db, { ...deps(notifier), inView, settings: async () => ({ ...WATCHING, skipVisible: false }) });
    expect(asked).toEqual([]);
    expect(raised).toEqual([['history:1']]);
  });
});
