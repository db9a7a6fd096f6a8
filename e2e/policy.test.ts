import { expect, it } from 'vitest';
import { escapeAttempts } from './harness/escape-attempts';
import { OPTION_VIEWS } from './harness/option-views';
import { stage } from './harness/stage';
import { addUser, checkNow } from './harness/steps';

const PAGES = ['popup.html', 'feed.html', 'options.html#account'];

interface Attempts {
  free: string[];
  stopped: string[];
  wanted: string[];
}

it('stops a page of ours that sends something elsewhere, or runs code from elsewhere', async () => {
  const { lookout, sandbox } = await stage();
  for (const name of PAGES) {
    const page = await lookout.context.newPage();
    await page.goto(lookout.address(name));
    const { free, stopped, wanted } = await page.evaluate<Attempts>(
      escapeAttempts(lookout.database.replace('lookout:v2:', '')),
    );
    expect({ name, free, stopped }).toEqual({ name, free: [], stopped: wanted });
  }
  expect(sandbox.log.filter(({ path }) => path.startsWith('/escape'))).toEqual([]);
});

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
  for (const name of ['feed.html', 'feed.html#pictures', ...OPTION_VIEWS.map((each) => `options.html#${each}`)]) {
    const page = await lookout.context.newPage();
    await page.goto(lookout.address(name));
    await page.locator('main h1, main h2, [role=feed] [role=article]').first().waitFor();
    if (name.includes('pictures')) await page.locator('.chart').first().waitFor();
  }
  expect(complaints).toEqual([]);
});
