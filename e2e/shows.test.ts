import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './harness/axe';
import { type Stage, stage } from './harness/stage';
import { addUser, checkNow, firstCheck, installationStored, notifyAlways, unreadRows } from './harness/steps';
import { snapshotButCount } from './harness/store-snapshot';
import { until } from './harness/until';

const SHOW = 'breaking-bad';

/** Opens the show part of the form by keyboard alone. */
async function toShows(options: Page): Promise<void> {
  await options.getByLabel('Person or show').focus();
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Adds Breaking Bad with its specials and season 2 by keyboard; on v1 by slug and numbers. */
async function addShow({ lookout }: Stage, protocol: 'v1' | 'v2'): Promise<Page> {
  const options = await lookout.openOptions('sources');
  const { keyboard } = options;
  await toShows(options);
  if (protocol === 'v1') {
    await keyboard.type(SHOW);
    await keyboard.press('Enter');
    await options.getByRole('heading', { name: /Breaking Bad/ }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('2, 0');
  } else {
    await keyboard.type('breaking');
    await options.getByText('1 show found').waitFor();
    await keyboard.press('ArrowDown');
    expect(await focused(options)).toContain('Breaking Bad');
    await keyboard.press('Enter');
    await options.getByRole('heading', { name: /Breaking Bad/ }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('ArrowRight');
    // Specials, season 1, season 2.
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Space');
  }
  await keyboard.press('Enter');
  await options.getByText('Added Breaking Bad.').waitFor();
  await options.locator(`[data-source-id="show:${protocol === 'v1' ? 81189 : SHOW}"][data-state="ok"]`).waitFor();
  await firstCheck(lookout);
  return options;
}

describe.each(['v2', 'v1'] as const)('%s', (protocol) => {
  it('notifies of the chosen seasons of a show, specials too, and of no others', async () => {
    const on = await stage({ protocol });
    const { lookout, sandbox } = on;
    const options = await addShow(on, protocol);
    await options.getByText('Specials · Season 2').waitFor();
    const { settings } = await snapshotButCount(lookout.driver, lookout.database);
    expect(settings).toMatchObject({
      settings: { sources: [{ kind: 'show', seasons: [0, 2], name: 'Breaking Bad' }] },
    });
    expect(await lookout.notifications()).toEqual([]);

    const say = (season: number) =>
      sandbox.control.event({ user: 'ben', action: 'shout', show: SHOW, season, episode: 1, text: `Season ${season}` });
    for (const season of [0, 1, 2, 3]) say(season);
    const popup = await lookout.openPopup();
    await checkNow(popup);
    await until('both rows', async () => (await unreadRows(popup).count()) === 2);
    const words = (await unreadRows(popup).allTextContents()).join('\n');
    expect(words).toContain('commented on Breaking Bad');
    expect(words).toContain('S00E01');
    expect(words).toContain('S02E01');
    expect(await lookout.badge()).toBe('2');
  });

  it('counts a play of a watched person around a watched show once', async () => {
    const on = await stage({ protocol });
    const { lookout, sandbox } = on;
    await addUser(lookout, 'mia');
    await addShow(on, protocol);
    await notifyAlways(lookout);
    sandbox.control.event({ user: 'mia', action: 'scrobble', show: SHOW, season: 2, episode: 3 });
    const popup = await lookout.openPopup();
    await checkNow(popup);
    await unreadRows(popup).first().waitFor();
    await checkNow(popup);
    expect(await unreadRows(popup).count()).toBe(1);
    expect(await unreadRows(popup).first().textContent()).toContain('S02E03');
    expect(await lookout.badge()).toBe('1');
    expect(await lookout.notifications()).toHaveLength(1);
  });
});

it('starts with the season from a pasted address, and shows images only from the cache', async () => {
  const { lookout } = await stage();
  const options = await lookout.openOptions('sources');
  const asked: string[] = [];
  options.on('request', (request) => asked.push(request.url()));
  await toShows(options);
  await options.keyboard.insertText('https://app.trakt.tv/shows/breaking-bad/seasons/0');
  await options.keyboard.press('Enter');
  const specials = options.getByRole('checkbox', { name: 'Specials' });
  await specials.waitFor();
  expect(await specials.isChecked()).toBe(true);
  expect(await options.getByRole('checkbox', { name: 'Season 2' }).isChecked()).toBe(false);
  const picture = options.locator('.chosen-head img');
  await picture.waitFor();
  expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  // Firefox does not report what an extension's pages ask for; `policy.test.ts` shows that nothing leaves them there.
  if (lookout.browser === 'chromium') expect(asked.filter((url) => !/^(chrome-extension|data):/.test(url))).toEqual([]);
});

it('changes the seasons of a watched show, removes it and restores it', async () => {
  const on = await stage();
  const { lookout, sandbox } = on;
  const options = await addShow(on, 'v2');
  await options.getByRole('button', { name: 'Choose seasons of Breaking Bad' }).click();
  await options.getByRole('checkbox', { name: 'Specials' }).uncheck();
  await options.getByRole('checkbox', { name: 'Season 2' }).uncheck();
  const save = options.getByRole('button', { name: 'Save seasons' });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await options.getByRole('checkbox', { name: 'Season 3' }).check();
  await save.click();
  await options.getByText('Breaking Bad: Season 3 from now on.').waitFor();
  await firstCheck(lookout);
  for (const season of [2, 3]) {
    sandbox.control.event({ user: 'ben', action: 'shout', show: SHOW, season, episode: 2, text: `Season ${season}` });
  }
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  expect(await unreadRows(popup).allTextContents()).toEqual([expect.stringContaining('S03E02')]);

  await options.getByRole('button', { name: 'Remove Breaking Bad' }).click();
  await options.getByText('Your list is empty').waitFor();
  await options.getByRole('button', { name: 'Undo' }).click();
  await options.getByText('Season 3', { exact: true }).waitFor();
});

it.each([
  ['v2', 'tvdb:1', 'Couldn’t find this show on Trakt.'],
  ['v1', 'tt0903747', '“tt0903747” isn’t a show’s slug, TVDB ID or address.'],
] as const)('says what is wrong with a show on %s, and changes nothing', async (protocol, typed, says) => {
  const { lookout } = await stage({ protocol });
  await installationStored(lookout);
  const unchanged = await snapshotButCount(lookout.driver, lookout.database);
  const options = await lookout.openOptions('sources');
  await toShows(options);
  await options.keyboard.type(typed);
  await options.keyboard.press('Enter');
  await options.locator('#add-answer').getByText(says).waitFor();
  expect(await snapshotButCount(lookout.driver, lookout.database)).toEqual(unchanged);
});

it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (colorScheme) => {
  const on = await stage({ colorScheme });
  const options = await on.lookout.openOptions('sources');
  await toShows(options);
  await options.keyboard.type('the');
  await options.getByText(/shows? found/).waitFor();
  expect(await violations(options)).toEqual([]);
  await options.getByRole('button', { name: /The Bear/ }).click();
  await options.getByRole('radio', { name: 'Some seasons' }).check({ force: true });
  expect(await violations(options)).toEqual([]);
  await options.getByRole('checkbox', { name: 'Season 1' }).check();
  await options.getByRole('button', { name: 'Add The Bear' }).click();
  await options.getByRole('button', { name: 'Choose seasons of The Bear' }).click();
  await options.getByRole('button', { name: 'Save seasons' }).waitFor();
  expect(await violations(options)).toEqual([]);
});
