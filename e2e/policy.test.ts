import { expect, inject, it, onTestFinished } from 'vitest';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { escapeAttempts } from './harness/escape-attempts';
import { launchFirefox } from './harness/firefox';
import { lane } from './harness/lane';
import { stage } from './harness/stage';
import { addUser, checkNow } from './harness/steps';

const { firefox } = inject('run');
const PAGES = ['popup.html', 'feed.html', 'options.html#account'];

interface Attempts {
  free: string[];
  stopped: string[];
  wanted: string[];
}

it('stops a page of ours that sends something elsewhere, or runs code from elsewhere, in Chromium', async () => {
  const { lookout, sandbox } = await stage();
  for (const name of PAGES) {
    const page = await lookout.context.newPage();
    await page.goto(`chrome-extension://${lookout.id}/${name}`);
    const { free, stopped, wanted } = await page.evaluate<Attempts>(
      escapeAttempts(lookout.database.replace('lookout:v2:', '')),
    );
    expect({ name, free, stopped }).toEqual({ name, free: [], stopped: wanted });
  }
  expect(sandbox.log.filter(({ path }) => path.startsWith('/escape'))).toEqual([]);
});

it.skipIf(firefox === null)(
  'stops a page of ours that sends something elsewhere, or runs code from elsewhere, in Firefox',
  async () => {
    const { port, builds } = lane();
    const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
    const serving = await serveSandbox(sandbox, port);
    onTestFinished(serving.close);
    const browser = await launchFirefox(firefox ?? '', builds.firefox ?? '');
    onTestFinished(browser.close);
    for (const name of PAGES) {
      const page = await browser.open(name);
      const { free, stopped, wanted } = await page.run<Attempts>(escapeAttempts(serving.origin));
      expect({ name, free, stopped }).toEqual({ name, free: [], stopped: wanted });
    }
    expect(sandbox.log.filter(({ path }) => path.startsWith('/escape'))).toEqual([]);
  },
);

/** Only in Chromium: Firefox offers no way to collect a page's console, and the policy has the same text in both. */
it('shows every page without a complaint in its console', async () => {
  const { lookout, sandbox } = await stage();
  const complaints: string[] = [];
  lookout.context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  await addUser(lookout, 'mia');
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  // Images arrive as data URLs.
  await popup.locator('.row img').first().waitFor({ state: 'attached' });
  const sections = [
    'welcome',
    'sources',
    'filters',
    'notifications',
    'quiet',
    'appearance',
    'account',
    'data',
    'health',
  ];
  for (const name of ['feed.html', 'feed.html#pictures', ...sections.map((each) => `options.html#${each}`)]) {
    const page = await lookout.context.newPage();
    await page.goto(`chrome-extension://${lookout.id}/${name}`);
    await page.locator('main h1, main h2, [role=feed] [role=article]').first().waitFor();
    if (name.includes('pictures')) await page.locator('.chart').first().waitFor();
  }
  expect(complaints).toEqual([]);
});
