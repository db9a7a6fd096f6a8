import { beforeEach, expect, it, vi } from 'vitest';
import { createPopupActions } from '@/components/feed/popup-actions';
import type { ToastContent } from '@/components/page/toasts';
import { play } from '@/tests/builders/activity';
import { row } from '@/tests/builders/card';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { MINUTE } from '@/utils/lib/time';
import type { send } from '@/utils/messaging/send';
import type { Database } from '@/utils/store/open-database';

let log: unknown[] = [];
let shown: ToastContent | undefined;
let replies: Record<string, unknown> = {};

let db: Database;
let clock = 0;

const actions = createPopupActions({
  read: async (work) => ({ ok: true, value: await work(db) }),
  text,
  v1: false,
  now: () => clock,
  send: (async (command: string, data: unknown) => {
    log.push([command, data]);
    return replies[command] ?? { ok: false, error: { kind: 'no-answer' } };
  }) as typeof send,
  showToast: (toast) => {
    shown = toast;
  },
  mark: (ids, unread) => log.push(['mark', ids === 'all' ? ids : [...ids], unread]),
  leave: () => log.push(['leave']),
});

beforeEach(async () => {
  db = await emptyStore();
  clock = 0;
  log = [];
  shown = undefined;
  replies = {};
});

it('opens a card, marks it at once and closes the popup', async () => {
  replies = { openCard: { ok: true } };
  await actions.open('a');
  expect(log).toEqual([['mark', ['a'], false], ['openCard', { id: 'a' }], ['leave']]);
});

it('restores the mark and shows the error if a card cannot be opened', async () => {
  await actions.open('a');
  expect(log.at(-1)).toEqual(['mark', ['a'], true]);
  expect(shown).toMatchObject({ bad: true, words: expect.stringContaining('isn’t responding') });
});

it('marks all as read, and undoes that', async () => {
  replies = {
    markAllRead: {
      ok: true,
      keys: [
        [-2, 'b'],
        [-1, 'a'],
      ],
    },
    markUnread: { ok: true },
  };
  await actions.markAll();
  expect(shown?.words).toBe('2 marked as read');
  shown?.undo?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toContainEqual([
    'markUnread',
    {
      keys: [
        [-2, 'b'],
        [-1, 'a'],
      ],
    },
  ]);
  expect(log.at(-1)).toEqual(['mark', ['b', 'a'], true]);
});

it('toggles a read mark, and restores it if saving failed', async () => {
  replies = { markRead: { ok: true } };
  await actions.toggleRead(row('a', 1, true));
  expect(log).toEqual([
    ['mark', ['a'], false],
    ['markRead', { ids: ['a'] }],
  ]);
  log = [];
  await actions.toggleRead(row('a', 1, false));
  expect(log).toEqual([
    ['mark', ['a'], true],
    ['markUnread', { keys: [[-1, 'a']] }],
    ['mark', ['a'], false],
  ]);
});

it('mutes, says until when, and undoes that', async () => {
  replies = { mute: { ok: true }, unmute: { ok: true } };
  await actions.mute({ kind: 'user', id: 'mia', name: 'Mia', until: null });
  expect(shown?.words).toBe('Mia is muted');
  shown?.undo?.();
  await vi.waitFor(() => expect(shown?.words).toBe('Mia is no longer muted'));
  expect(log.at(-1)).toEqual(['unmute', { kind: 'user', id: 'mia' }]);
});

it('starts and ends a snooze', async () => {
  replies = { snooze: { ok: true } };
  await actions.snooze(3_600_000);
  expect(shown?.words).toMatch(/^Snoozed until .*\d/u);
  await actions.snooze(null);
  expect(log.at(-1)).toEqual(['snooze', { until: null }]);
});

it('counts rows, as the feed and the badge do, not activities', async () => {
  await commitRows(db, [judged(play(9, 9, { at: NOW - 60 * MINUTE, show: { title: 'Old', ids: { trakt: 1 } } }))]);
  clock = NOW + MINUTE;
  await commitRows(db, [judged(play(1, 1)), judged(play(1, 2)), judged(play(1, 3))], { now: NOW + 2 * MINUTE });
  replies = { checkNow: { ok: true, news: 3, failed: 0, stopped: null, cut: false } };
  await actions.checkNow();
  expect(shown?.words).toBe('1 new');
});

it('names the wait instead of the error that led to it', async () => {
  clock = NOW;
  const budget = { tokens: 9, at: NOW, waitUntil: null, waitReason: null, waits: 0 };
  const outage = { since: NOW, probedAt: NOW, retryAt: NOW + MINUTE };
  await db.put('poller', { budget, lastCheck: NOW, outage }, 'poller');
  replies = { checkNow: { ok: true, news: 0, failed: 61, stopped: { kind: 'server', status: 503 }, cut: false } };
  await actions.checkNow();
  expect(shown?.words).toMatch(/^Couldn’t reach Trakt\. Retrying at/u);
});

const limited = { kind: 'rate-limited', retryAt: 60_000, edge: false };

it.each([
  [{}, 'Nothing new'],
  [{ news: 3 }, 'New activity, nothing unread'],
  [{ failed: 61 }, 'Some people or shows couldn’t be checked. See Health.'],
  [{ cut: true }, 'Trakt’s request limit has been reached. The rest will follow within minutes.'],
  [
    { news: 3, cut: true },
    expect.stringMatching(/^New activity, nothing unread · Trakt’s request limit has been reached/u),
  ],
  [{ stopped: { kind: 'locked' } }, expect.stringMatching(/^This Trakt account is locked .*support@trakt\.tv/u)],
  [{ stopped: { kind: 'key-refused' }, failed: 1 }, expect.stringMatching(/^Trakt refused the Client ID\./u)],
  [
    { stopped: limited, failed: 1 },
    expect.stringMatching(/^Trakt asked Lookout to wait until .*Checking less often helps/u),
  ],
  [
    { news: 1, failed: 1, stopped: limited },
    expect.stringMatching(/^New activity, nothing unread · Trakt asked Lookout to wait until [^.]*\.$/u),
  ],
])('reports the result of a check: %o', async (reply, words) => {
  replies = { checkNow: { ok: true, news: 0, failed: 0, stopped: null, cut: false, ...reply } };
  await actions.checkNow();
  expect(shown?.words).toEqual(words);
});

it('stars a row, and Undo removes the star', async () => {
  replies = { star: { ok: true } };
  await actions.star(row('a', 1));
  expect(shown?.words).toBe('Starred');
  expect(await shown?.undo?.()).toBe(true);
  expect(log).toEqual([
    ['star', { id: 'a', starred: true }],
    ['star', { id: 'a', starred: false }],
  ]);
  expect(shown).toEqual({ words: 'Star removed', undo: undefined });
});

it('says what to do where there is no room for a star', async () => {
  replies = { star: { ok: false, error: { kind: 'stars-full' } } };
  await actions.star(row('a', 1));
  expect(shown).toEqual({
    words: 'There’s no room for another star. Remove a star from another item first.',
    bad: true,
  });
});
