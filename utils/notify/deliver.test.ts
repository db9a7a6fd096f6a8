import { describe, expect, it } from 'vitest';
import { ANDOR, person, play } from '@/tests/builders/activity';
import { deliveryDeps, screen, WATCHING } from '@/tests/builders/delivery';
import { userSource } from '@/tests/builders/source';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { deliver, MAX_ATTEMPTS } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { readCard } from '@/utils/store/read/feed-reader';
import { markRead } from '@/utils/store/read-marks';

const first = play(1, 1, { id: 'history:1' });
const second = play(1, 2, { id: 'history:2' });

describe('deliver', () => {
  it('loses neither of two notifications if the browser drops those in quick succession', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    await commitRows(db, [judged(play(1, 1, { id: 'history:3', show: ANDOR }))]);
    let isBusy = false;
    const { notifier, shown } = screen();
    const raise: Notifier['raise'] = async (pending) => {
      const result = await notifier.raise(pending);
      if (isBusy) shown.delete(pending.entry.id);
      isBusy = true;
      return result;
    };
    const pause = async () => {
      isBusy = false;
    };
    await deliver(db, { ...deliveryDeps({ ...notifier, raise }), pause });
    expect(shown.size).toBe(2);
  });

  it('also announces what joins a card while its notification is being created', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    let joined = false;
    const { notifier, raised } = screen(async () => {
      if (!joined) await commitRows(db, [judged(second)]);
      joined = true;
    });
    await deliver(db, deliveryDeps(notifier));
    expect(raised).toEqual([['history:1']]);
    expect(await db.count('outbox')).toBe(1);
    await deliver(db, deliveryDeps(notifier));
    expect([...(raised[1] ?? [])].sort()).toEqual(['history:1', 'history:2']);
    expect(await db.count('outbox')).toBe(0);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { state: 'shown' } });
  });

  it('shows a card in its current state when its turn comes', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen();
    const onScreen = async () => {
      await commitRows(db, [judged(second)]);
      return new Set<string>();
    };
    await deliver(db, deliveryDeps({ ...notifier, onScreen }));
    expect(raised.map((ids) => [...ids].sort())).toEqual([['history:1', 'history:2']]);
    expect(await db.count('outbox')).toBe(0);
  });

  it.each([
    [3, 3, 0],
    [1, 1, 1],
    [0, 0, 1],
  ])('raises at most %i single notifications', async (atOnce, single, summaries) => {
    const db = await emptyStore();
    const plays = ['Mia', 'Ben', 'Zofia'].map((name, index) =>
      judged(play(index + 1, 1, { user: person(name), show: { title: name, ids: { slug: name } } })),
    );
    await commitRows(db, plays);
    const { notifier, raised } = screen();
    const settings = async () => ({ ...WATCHING, atOnce });
    await deliver(db, { ...deliveryDeps(notifier), settings });
    expect(raised.filter((ids) => ids.length > 0)).toHaveLength(single);
    expect(raised.filter((ids) => ids.length === 0)).toHaveLength(summaries);
  });

  it('skips a card if its person was muted while it waited, even if others are on it in the feed', async () => {
    const db = await emptyStore();
    const beside = play(1, 1, { id: 'history:3', user: person('Ben') });
    await commitRows(db, [judged(first), judged(beside, { level: 'feed' })]);
    const { notifier, raised } = screen();
    const mutes = [{ kind: 'user' as const, id: 'mia', name: 'Mia', until: null }];
    await deliver(db, { ...deliveryDeps(notifier), settings: async () => ({ ...WATCHING, mutes }) });
    expect(raised).toEqual([]);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { reason: 'muted' } });
  });

  it('names nobody who was muted meanwhile, and still names the others', async () => {
    const db = await emptyStore();
    const other = play(1, 1, { id: 'history:3', user: person('Ben') });
    await commitRows(db, [judged(first), judged(other)]);
    const { notifier, raised } = screen();
    const prepared: string[][] = [];
    const prepare: Notifier['prepare'] = async (pending) =>
      void prepared.push(...pending.map(({ card }) => card?.activities.map(({ id }) => id) ?? []));
    const mutes = [{ kind: 'user' as const, id: 'mia', name: 'Mia', until: null }];
    const settings = async () => ({ ...WATCHING, mutes });
    await deliver(db, { ...deliveryDeps({ ...notifier, prepare }), settings });
    expect([raised, prepared]).toEqual([[['history:3']], [['history:3']]]);
    const card = await readCard(db, 'card:history:1');
    expect(card).toMatchObject({ delivery: { state: 'shown' }, mute: { kind: 'user', id: 'ben' } });
    expect(card?.activities).toHaveLength(2);
  });

  it('retries after a failure, and does not blame the permission', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    let tries = 0;
    const { notifier, shown } = screen(async () => (++tries === 1 ? 'failed' : 'shown'));
    await deliver(db, deliveryDeps(notifier));
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { state: 'attempted' } });
    await deliver(db, deliveryDeps(notifier));
    expect([...shown]).toEqual(['card:history:1']);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { state: 'shown' } });
    expect(await db.count('outbox')).toBe(0);
  });

  it('gives up after several attempts, and stores the reason', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen(async () => 'failed');
    for (let tick = 0; tick < 2 * MAX_ATTEMPTS; tick++) await deliver(db, deliveryDeps(notifier));
    expect(raised).toHaveLength(MAX_ATTEMPTS);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { reason: 'failed' } });
    expect(await db.count('outbox')).toBe(0);
  });

  it('does not retry without permission', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised } = screen(async () => 'denied');
    for (let tick = 0; tick < 2; tick++) await deliver(db, deliveryDeps(notifier));
    expect(raised).toHaveLength(1);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { reason: 'no-permission' } });
  });

  it('removes the notification of a card that is read while it is being created', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    const { notifier, raised, shown } = screen(() => markRead(db, ['card:history:1'], NOW));
    await deliver(db, deliveryDeps(notifier));
    expect([raised.length, [...shown]]).toEqual([1, []]);
    expect(await readCard(db, 'card:history:1')).toMatchObject({ delivery: { reason: 'read-before' } });
  });

  it.each(['before', 'while'])('leaves no summary of cards that are read %s it is created', async (when) => {
    const db = await emptyStore();
    await commitRows(db, [judged(first), judged(play(1, 1, { id: 'history:4', user: person('Ben'), show: ANDOR }))]);
    const readAll = () => markRead(db, ['card:history:1', 'card:history:4'], NOW);
    const { notifier, raised, shown } = screen(when === 'while' ? readAll : undefined);
    const prepare = async () => void (when === 'before' && (await readAll()));
    const sources = [userSource('mia'), userSource('ben')];
    const settings = async () => ({ ...DEFAULT_SETTINGS, sources, atOnce: 0 });
    await deliver(db, { ...deliveryDeps({ ...notifier, prepare }), settings });
    expect([raised.length, [...shown]]).toEqual([when === 'while' ? 1 : 0, []]);
    expect(await db.count('outbox')).toBe(0);
  });

  it('drops the entry of a card that is gone', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(first)]);
    await db.clear('cards');
    const { notifier, raised } = screen();
    await deliver(db, deliveryDeps(notifier));
    expect(raised).toEqual([]);
    expect(await db.count('outbox')).toBe(0);
  });
});
