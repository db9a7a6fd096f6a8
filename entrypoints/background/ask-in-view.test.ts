import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askInView } from '@/entrypoints/background/ask-in-view';
import { answerInView } from '@/utils/messaging/in-view';

const OURS = { id: fakeBrowser.runtime.id };
type Listener = (message: unknown, sender: unknown, reply: (answer: unknown) => void) => unknown;

let pages: Listener[];

beforeEach(() => {
  vi.useFakeTimers();
  pages = [];
  const runtime = fakeBrowser.runtime as unknown as Record<string, unknown>;
  runtime.onMessage = {
    addListener: (listener: Listener) => void pages.push(listener),
    removeListener: (listener: Listener) => void pages.splice(pages.indexOf(listener), 1),
  };
  // As browsers do: the first reply counts, and without a listener that wants to reply there is none.
  runtime.sendMessage = (message: unknown) =>
    new Promise((resolve, reject) => {
      if (pages.length === 0) reject(new Error('Could not establish connection. Receiving end does not exist.'));
      if (pages.map((page) => page(message, OURS, resolve)).every((returned) => returned !== true)) resolve(undefined);
    });
});
afterEach(() => void vi.useRealTimers());

const ask = async (...ids: string[]) => {
  const answer = askInView(ids);
  await vi.advanceTimersByTimeAsync(300);
  return [...(await answer)];
};

it('returns the rows that a page in use shows, and leaves it to others to be silent', async () => {
  answerInView(
    () => false,
    async (ids) => ids,
  );
  answerInView(
    () => true,
    async (ids) => ids.slice(0, 1),
  );
  expect(await ask('a', 'b')).toEqual(['a']);
});

it('returns nothing without a page, and without one that is in use', async () => {
  expect(await ask('a')).toEqual([]);
  answerInView(
    () => false,
    async (ids) => ids,
  );
  expect(await ask('a')).toEqual([]);
});

it('waits 300 ms for a page that hangs, and returns nothing then', async () => {
  answerInView(
    () => true,
    () => new Promise(() => {}),
  );
  expect(await ask('a')).toEqual([]);
});

it('returns nothing if the page fails, answers nonsense, or names rows that nobody asked for', async () => {
  const stop = answerInView(
    () => true,
    () => Promise.reject(new Error('gone')),
  );
  expect(await ask('a')).toEqual([]);
  stop();
  answerInView(
    () => true,
    async () => ['b'],
  );
  expect(await ask('a')).toEqual([]);
  pages = [
    (_, __, reply) => {
      reply({ ok: false });
      return true;
    },
  ];
  expect(await ask('a')).toEqual([]);
});

it('ignores other messages, and those of strangers', async () => {
  answerInView(
    () => true,
    async (ids) => ids,
  );
  const reply = vi.fn();
  expect(pages[0]?.({ command: 'markAllRead' }, OURS, reply)).toBeUndefined();
  expect(pages[0]?.(null, OURS, reply)).toBeUndefined();
  expect(pages[0]?.({ inView: ['a'] }, { id: 'another' }, reply)).toBeUndefined();
  expect(reply).not.toHaveBeenCalled();
});
