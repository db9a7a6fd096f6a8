import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { NOTIFICATION_LIMITS, planNotifications } from '@/utils/notify/plan';
import { makeCard } from '@/utils/store/cards';
import type { Pending } from '@/utils/store/delivery';
import type { Card, Deferral, OutboxEntry, StoredActivity } from '@/utils/store/schema';

const NOW = Date.UTC(2026, 10, 22);
const pending = (id: string, change: Partial<OutboxEntry> = {}): Pending => {
  const activity = {
    ...play(1, 1, { id: `history:${id}` }),
    level: 'notify',
    reason: { kind: 'default-rule' },
    card: id,
    noticedAt: NOW,
  } as const;
  const entry = { id, state: 'pending', since: NOW, attempts: 0, evolves: false, ...change } as const;
  return { entry, card: { ...makeCard({ ...activity }, true), id } };
};
const title = (name: string) => ({ title: name, ids: {} });
const ids = (list: readonly Pending[]) => list.map(({ entry }) => entry.id);
const many = (count: number) => Array.from({ length: count }, (_, index) => pending(`c${index}`));

describe('planNotifications', () => {
  it('shows a few one by one', () => {
    expect(ids(planNotifications(many(3), new Set(), NOTIFICATION_LIMITS, NOW).show)).toEqual(['c0', 'c1', 'c2']);
    expect(planNotifications(many(3), new Set(), NOTIFICATION_LIMITS, NOW).summary).toBeNull();
  });

  it('shows the newest and one summary of the rest', () => {
    const { show, summary } = planNotifications(many(10), new Set(), NOTIFICATION_LIMITS, NOW);
    expect(ids(show)).toEqual(['c7', 'c8', 'c9']);
    expect(summary?.summary).toEqual({
      cards: ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
      members: [0, 1, 2, 3, 4, 5, 6].map((index) => `history:c${index}`),
      activities: 7,
      people: ['Mia'],
      titles: ['Severance'],
    });
  });

  it('names each title of the rest once, and lists by their names', () => {
    const about = [
      { movie: title('Heat') },
      { show: title('Dark') },
      { list: { name: 'Evenings' } },
      { show: title('Dark') },
    ];
    const some = about.map((each, index) => {
      const { entry, card } = pending(`c${index}`);
      const [member] = card?.activities ?? [];
      return {
        entry,
        card: { ...(card as Card), activities: [{ ...(member as StoredActivity), show: undefined, ...each }] },
      };
    });
    const { summary } = planNotifications(some, new Set(), { cards: 0, total: 1 }, NOW);
    expect(summary?.summary?.titles).toEqual(['Heat', 'Dark', 'Evenings']);
  });

  it('marks a summary as alone unless a single notification is beside it', () => {
    const one = { cards: 1, total: 2 };
    const none = { cards: 0, total: 1 };
    expect(planNotifications(many(2), new Set(), one, NOW).summary?.summary?.alone).toBeUndefined();
    expect(planNotifications(many(2), new Set(), none, NOW).summary?.summary?.alone).toBe(true);
    const raised = pending('x', { state: 'attempted' });
    expect(planNotifications([raised, ...many(2)], new Set(['x']), none, NOW).summary?.summary?.alone).toBeUndefined();
  });

  it('raises an attempted entry again by itself, not in the summary of those that waited', () => {
    const deferred: Deferral = { reason: 'snooze', until: NOW };
    const grown = pending('x', { state: 'attempted', evolves: true, deferred });
    const waited = many(2).map(({ entry, card }) => ({ entry: { ...entry, deferred }, card }));
    const { show, summary } = planNotifications([grown, ...waited], new Set(['x']), NOTIFICATION_LIMITS, NOW);
    expect(ids(show)).toEqual(['x']);
    expect(summary?.summary?.cards).toEqual(['c0', 'c1']);
  });

  it('makes no second summary if a killed worker left one beside single notifications', () => {
    const members = ['history:x', 'history:y'];
    const summary = { cards: ['x', 'y'], members, activities: 5, people: ['Ben'], titles: ['Heat'] };
    const left: Pending = { entry: { ...pending('s').entry, summary }, card: undefined };
    const planned = planNotifications([left, ...many(3)], new Set(), NOTIFICATION_LIMITS, NOW);
    expect(ids(planned.show)).toEqual(['s', 'c0', 'c1', 'c2']);
    expect(planned.summary).toBeNull();
    expect(ids(planNotifications([left], new Set(), { cards: 0, total: 1 }, NOW).show)).toEqual(['s']);
    expect(planNotifications([left, ...many(4)], new Set(), NOTIFICATION_LIMITS, NOW).summary?.summary?.cards).toEqual([
      'c0',
      'c1',
    ]);
  });

  it('recognizes what a killed worker had raised', () => {
    const attempted = pending('c0', { state: 'attempted' });
    expect(ids(planNotifications([attempted], new Set(['c0']), NOTIFICATION_LIMITS, NOW).alreadyShown)).toEqual(['c0']);
    expect(ids(planNotifications([attempted], new Set(), NOTIFICATION_LIMITS, NOW).show)).toEqual(['c0']);
  });

  it('raises a card again if only an earlier state may be shown', () => {
    const evolved = pending('c0', { state: 'attempted', evolves: true });
    expect(ids(planNotifications([evolved], new Set(['c0']), NOTIFICATION_LIMITS, NOW).show)).toEqual(['c0']);
    expect(ids(planNotifications([pending('c0')], new Set(['c0']), NOTIFICATION_LIMITS, NOW).show)).toEqual(['c0']);
  });

  it('drops an entry without a card', () => {
    const gone: Pending = { ...pending('c0'), card: undefined };
    expect(ids(planNotifications([gone], new Set(), NOTIFICATION_LIMITS, NOW).drop)).toEqual(['c0']);
  });

  describe('a deferred entry', () => {
    const quiet: Deferral = { reason: 'quiet', until: NOW + 60_000 };
    const snooze: Deferral = { reason: 'snooze', until: NOW + 90_000 };
    const all = { state: 'pending', deferred: quiet } as const;
    const during = (entries: Pending[], deferralOf: (entry: OutboxEntry) => Deferral | null) =>
      planNotifications(entries, new Set(), NOTIFICATION_LIMITS, NOW, deferralOf);

    it('waits, and stores its reason once', () => {
      const { show, summary, defer } = during([...many(9), pending('a', { state: 'attempted' })], () => quiet);
      expect([show, summary]).toEqual([[], null]);
      expect(defer.map(({ id }) => id)).toEqual([...ids(many(9)), 'a']);
      expect(during([pending('c0', all)], () => quiet).defer).toEqual([]);
      expect(during([pending('c0', all)], () => snooze).defer).toEqual([{ id: 'c0', deferred: snooze }]);
    });

    it('comes in one summary, however few there are, beside new ones one by one', () => {
      const deferred = [pending('h0', all), pending('h1', all)];
      const { show, summary } = during([...deferred, ...many(2)], () => null);
      expect(ids(show)).toEqual(['c0', 'c1']);
      expect(summary?.summary).toEqual({
        cards: ['h0', 'h1'],
        members: ['history:h0', 'history:h1'],
        activities: 2,
        people: ['Mia'],
        titles: ['Severance'],
        missed: true,
      });
    });

    it('shares its summary with other entries above the limit', () => {
      const deferred = [pending('h0', all), pending('h1', all)];
      const { show, summary } = during([...deferred, ...many(5)], () => null);
      expect(ids(show)).toEqual(['c2', 'c3', 'c4']);
      expect(summary?.summary?.cards).toEqual(['h0', 'h1', 'c0', 'c1']);
    });

    it('comes by itself if it is the only one', () => {
      const { show, summary } = during([pending('h0', all)], () => null);
      expect([ids(show), summary]).toEqual([['h0'], null]);
    });

    it('joins a summary that was deferred itself', () => {
      const members = ['history:x', 'history:y'];
      const summary = { cards: ['x', 'y'], members, activities: 5, people: ['Ben'], titles: ['Heat'] };
      const earlier: Pending = { entry: { ...pending('s', { ...all, summary }).entry }, card: undefined };
      const planned = during([earlier, pending('h1', all)], () => null);
      expect(planned.summary?.summary).toEqual({
        cards: ['x', 'y', 'h1'],
        members: ['history:x', 'history:y', 'history:h1'],
        activities: 6,
        people: ['Ben', 'Mia'],
        titles: ['Heat', 'Severance'],
        missed: true,
      });
      expect(ids(planned.folded)).toEqual(['s', 'h1']);
      expect(planned.show).toEqual([]);
    });

    it('counts only new members at level notify', () => {
      const card = pending('h0', all).card as Card;
      const [member] = card.activities as [StoredActivity];
      const activities = [member, { ...member, noticedAt: NOW - 1 }, { ...member, level: 'feed' as const }];
      const grown: Pending = { ...pending('h0', all), card: { ...card, activities } };
      expect(during([grown, pending('h1', all)], () => null).summary?.summary?.activities).toBe(2);
    });
  });

  it('puts every entry in exactly one place', () => {
    const all = [...many(9), pending('a', { state: 'attempted' }), { ...pending('g'), card: undefined }];
    const { show, summary, alreadyShown, drop } = planNotifications(all, new Set(['a']), NOTIFICATION_LIMITS, NOW);
    const placed = [...ids(show), ...(summary?.summary?.cards ?? []), ...ids(alreadyShown), ...ids(drop)];
    expect(placed.sort()).toEqual(ids(all).sort());
  });
});
