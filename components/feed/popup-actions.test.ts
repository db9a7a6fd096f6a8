import { beforeEach, expect, it } from 'vitest';
import { createPopupActions } from '@/components/feed/popup-actions';
import type { ToastContent } from '@/components/ui/toast';
import { text } from '@/tests/builders/text';
import type { send } from '@/utils/messaging/send';

let log: unknown[] = [];
let said: ToastContent | undefined;
let replies: Record<string, unknown> = {};

const actions = createPopupActions({
  text,
  v1: false,
  now: () => 0,
  send: (async (command: string, data: unknown) => {
    log.push([command, data]);
    return replies[command] ?? { ok: false, error: { kind: 'no-answer' } };
  }) as typeof send,
  say: (toast) => {
    said = toast;
  },
  mark: (ids, unread) => log.push(['mark', ids === 'all' ? ids : [...ids], unread]),
  leave: () => log.push(['leave']),
});

beforeEach(() => {
  log = [];
  said = undefined;
  replies = {};
});

it('opens a card, marks it at once and leaves', async () => {
  replies = { openCard: { ok: true } };
  await actions.open('a');
  expect(log).toEqual([['mark', ['a'], false], ['openCard', { id: 'a' }], ['leave']]);
});

it('puts the mark back and says why when it could not be opened', async () => {
  await actions.open('a');
  expect(log.at(-1)).toEqual(['mark', ['a'], true]);
  expect(said).toMatchObject({ bad: true, words: expect.stringContaining('does not answer') });
});

it('marks all read, and takes it back', async () => {
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
  expect(said?.words).toBe('2 marked as read');
  said?.undo?.();
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

it.each([
  [{ ok: true, news: 0, failed: 0 }, 'Nothing new'],
  [{ ok: true, news: 3, failed: 0 }, '3 new activities'],
  [{ ok: true, news: 1, failed: 2 }, '1 new activity · 2 reads failed'],
])('says what a check brought: %o', async (reply, words) => {
  replies = { checkNow: reply };
  await actions.checkNow();
  expect(said?.words).toBe(words);
});
