import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { lane } from './harness/lane';
import { launchChromium, loadUnpacked } from './harness/launch-chromium';
import { openLookout } from './harness/lookout';
import { addUser, checkNow, unreadRows } from './harness/steps';

const { executable } = inject('run');
const { port, builds } = lane();

it('finds the poller script after a restart of browser and extension', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-kept-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(sandbox, port);
  onTestFinished(serving.close);
  const options = { executable, extension: builds.v2, headless: true, loopbackOnly: true, profile };
  const first = await openLookout({ ...options, protocol: 'v2', origin: serving.origin });
  try {
    await addUser(first, 'mia');
  } finally {
    await first.close();
  }

  const { context, browser, address, close } = await launchChromium(options);
  onTestFinished(close);
  const finds = async (movie: string, unread: number) => {
    sandbox.control.event({ user: 'mia', action: 'scrobble', movie });
    const popup = await context.newPage();
    await popup.goto(address('popup.html'));
    await checkNow(popup);
    await unreadRows(popup)
      .nth(unread - 1)
      .waitFor();
    expect(await unreadRows(popup).count()).toBe(unread);
  };
  await finds('spirited-away-2001', 1);
  await loadUnpacked(browser, builds.v2);
  await finds('parasite-2019', 2);
});
