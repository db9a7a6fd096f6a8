import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { sampleRows, sampleSpoilers } from '@/components/sample/sample-world';
import { messagesFile } from '@/scripts/languages/locale-files';
import { PLAIN_WORDS, UNITS, wordsIn } from '@/scripts/languages/plain-words';
import { pseudoMessages } from '@/scripts/languages/pseudo';
import { command } from './harness/command';
import { OPTION_VIEWS } from './harness/option-views';
import { stage } from './harness/stage';
import { firstCheck, rows, unreadRows } from './harness/steps';
import { recordRaised } from './harness/worker-recorder';

declare const chrome: Browser;

/** In Chromium alone, see `only`. */

it('takes every text on pages, in notifications and on the button from a message', async () => {
  const { lookout, sandbox } = await stage({ messages: pseudoMessages(messagesFile('en')) });
  const { driver, context, address } = lookout;
  const recorder = await recordRaised(lookout);
  for (const text of ['mia', 'ben', 'nobody-of-that-name']) await command(driver, 'addUser', { text });
  await firstCheck(lookout);
  const show = { show: 'severance', season: 2, episode: 5 };
  sandbox.control.event({ user: 'mia', action: 'scrobble', ...show });
  sandbox.control.event({ user: 'ben', action: 'comment', show: 'dark', season: 1, episode: 3, text: 'Unheard of.' });
  await command(driver, 'checkNow');
  await command(driver, 'testNotification');

  const { world } = sandbox;
  const { version, name, description } = await driver.evaluate(() => chrome.runtime.getManifest());
  const events = world.people.flatMap(({ username }) => world.eventsOf(username));
  const sample = [sampleRows(0), sampleSpoilers()];
  const data = [world.people, world.shows, world.movies, events, sample, context.pages().map((page) => page.url())];
  const known = new Set([...wordsIn(...data, 'Unheard of', version, 'http https'), ...UNITS]);
  const plain = (...said: unknown[]) => wordsIn(...said).filter((word) => !known.has(word));
  const left: string[] = [];
  const look = async (page: Page, where: string) => {
    const found = (await page.evaluate(`(${PLAIN_WORDS})(${JSON.stringify([...known])})`)) as string[];
    left.push(...found.map((word) => `${where}: ${word}`));
  };

  expect(plain(name, description)).toEqual([]);
  const popup = await lookout.openPopup();
  await unreadRows(popup).nth(1).waitFor();
  await popup.locator('#chip-people').waitFor();
  await look(popup, 'popup');
  for (const chip of ['people', 'titles', 'types', 'actions']) {
    await popup.click(`#chip-${chip}`);
    await popup.locator('.facet').first().waitFor();
    await look(popup, chip);
    await popup.keyboard.press('Escape');
  }
  await popup.click('.tool[aria-haspopup]');
  await popup.getByRole('menu').waitFor();
  await look(popup, 'snooze');
  await popup.keyboard.press('Escape');
  await rows(popup).first().focus();
  await popup.keyboard.press('.');
  await popup.getByRole('menu').waitFor();
  await look(popup, 'menu');
  await popup.keyboard.press('End');
  await popup.keyboard.press('Enter');
  await popup.getByRole('dialog').waitFor();
  await look(popup, 'why');
  await popup.keyboard.press('Escape');
  await popup.keyboard.press('?');
  await popup.getByRole('dialog').waitFor();
  await look(popup, 'keys');
  await popup.keyboard.press('Escape');
  await popup.fill('#feed-search', 'nothing of that name');
  await popup.locator('.search-line [role="status"]').getByText('⟦').waitFor();
  await look(popup, 'search');

  const tab = await context.newPage();
  await tab.goto(address('feed.html'));
  await tab.locator('#chip-people').waitFor();
  await look(tab, 'feed');
  await tab.goto(address('feed.html#pictures'));
  await tab.reload();
  await tab.locator('.chart canvas').waitFor();
  await tab.locator('.picture-table summary').first().click();
  await look(tab, 'pictures');

  for (const section of [...OPTION_VIEWS, 'sources/user%3Amia']) {
    const options = await lookout.openOptions(section);
    await options.getByRole('heading', { level: 1 }).waitFor();
    if (section === 'health') await options.locator('#diagnostics').getByText('version').waitFor({ state: 'attached' });
    await look(options, section);
    await options.close();
  }
  expect(left).toEqual([]);

  const raised = await recorder.payloads();
  expect(raised.length).toBeGreaterThan(1);
  for (const { title, message, buttons = [] } of raised) {
    expect(plain(title, message, ...buttons.map((button) => button.title))).toEqual([]);
  }
  const title = await driver.evaluate(() => chrome.action.getTitle({}));
  expect(title).toContain('⟦');
  expect(plain(title)).toEqual([]);
});
