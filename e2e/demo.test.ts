import { expect, inject, it } from 'vitest';
import { runDemo } from '@/scripts/demo/run-demo';
import { extensionIdOf } from './harness/extension-id';
import { lane } from './harness/lane';

async function demo(seconds: number, muted: boolean) {
  const { executable } = inject('run');
  const { builds, port } = lane();
  const lines: string[] = [];
  const summary = await runDemo(
    { headless: true, seconds, every: 4 },
    {
      executable,
      extension: builds.v2,
      port,
      screenshots: null,
      signal: new AbortController().signal,
      print: (line) => lines.push(line),
      ...(muted ? { mutedExtension: extensionIdOf(builds.v2) } : {}),
    },
  );
  return { summary, notified: lines.filter((line) => line.startsWith('notification: ')) };
}

it('prints the notifications that the browser shows', async () => {
  const { summary, notified } = await demo(15, false);
  // On a slow machine, more of them appear together.
  expect(notified).toContain("notification: Mia Lindqvist watched Severance | S02E05 · Trojan's Horse");
  expect(summary.notifications).toBe(notified.length);
});

it('prints none if notifications are switched off, and still fills the feed', async () => {
  const { summary, notified } = await demo(15, true);
  expect(notified).toEqual([]);
  expect(summary).toMatchObject({ notifications: 0 });
  expect(summary.unread).toBeGreaterThan(0);
});
