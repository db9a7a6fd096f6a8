import { expect, inject, it } from 'vitest';
import { runDemo } from '@/scripts/demo/run-demo';
import { extensionIdOf } from './harness/extension-id';
import { lane } from './harness/lane';

/**
 * @param seconds null: until the first notification is printed
 */
async function demo(seconds: number | null, muted: boolean) {
  const { executable } = inject('run');
  const { builds, port } = lane();
  const notified: string[] = [];
  const ending = new AbortController();
  const summary = await runDemo(
    { headless: true, seconds, every: 4 },
    {
      executable,
      extension: builds.v2,
      port,
      screenshots: null,
      signal: ending.signal,
      print: (line) => {
        if (!line.startsWith('notification: ')) return;
        notified.push(line);
        if (seconds === null) ending.abort();
      },
      ...(muted ? { mutedExtension: extensionIdOf(builds.v2) } : {}),
    },
  );
  return { summary, notified };
}

it('prints the notifications that the browser shows', async () => {
  const { summary, notified } = await demo(null, false);
  // On a slow machine, more of them appear together.
  expect(notified).toContain("notification: Mia Lindqvist watched Severance | S02E05 · Trojan's Horse");
  expect(summary.notifications).toBe(notified.length);
});

it('prints none if notifications are switched off, and still fills the feed', async () => {
  const { summary, notified } = await demo(30, true);
  expect(notified).toEqual([]);
  expect(summary).toMatchObject({ notifications: 0 });
  expect(summary.unread).toBeGreaterThan(0);
});
