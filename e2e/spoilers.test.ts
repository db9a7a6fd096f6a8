import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Sandbox } from '@/sandbox/app';
import type { NewEvent } from '@/sandbox/append-event';
import { command } from './harness/command';
import type { Lookout } from './harness/lookout';
import { savedFile } from './harness/saved-file';
import { stage } from './harness/stage';
import { addUser, importSettings, rows } from './harness/steps';
import { until } from './harness/until';
import { recordRaised } from './harness/worker-recorder';

declare const chrome: Browser;

/** All text of a page, visible, for screen readers and in attributes. */
async function saidBy(page: Page): Promise<string> {
  if (inject('browser') === 'firefox') {
    return (await page.content()) + (await page.title()) + (await page.locator('body').ariaSnapshot());
  }
  const session = await page.context().newCDPSession(page);
  const tree = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return (await page.content()) + (await page.title()) + JSON.stringify(tree);
}

/** The feed as an exported file. */
async function exported(lookout: Lookout): Promise<string> {
  const options = await lookout.openOptions('data');
  const files: string[] = [];
  for (const name of ['JSON', 'CSV']) {
    const button = options.getByRole('group', { name: /feed/i }).getByRole('button', { name });
    files.push(await savedFile(lookout, options, () => button.click()));
  }
  const said = await saidBy(options);
  await options.close();
  return files.join('\n') + said;
}

/** The feed in a tab, with the "why" of each row: everything that can be opened there. */
async function opened(lookout: Lookout, count: number): Promise<string> {
  const tab = await lookout.context.newPage();
  await tab.goto(lookout.address('feed.html'));
  await rows(tab).nth(count).waitFor();
  await until('what Ben has watched to be known', async () => (await tab.content()).includes('SEENTOKEN'));
  let said = await saidBy(tab);
  for (let row = 0; row < count; row += 1) {
    await rows(tab).nth(row).locator('[data-row-menu]').click();
    await tab.getByRole('menuitem', { name: 'Why is this here?' }).click();
    await tab.getByRole('dialog').waitFor();
    said += await saidBy(tab);
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await tab.close();
  const insights = await lookout.context.newPage();
  await insights.goto(lookout.address('feed.html#pictures'));
  await insights.getByText('updates in this period').waitFor();
  said += await saidBy(insights);
  await insights.close();
  return said;
}

const toolbar = ({ driver }: Lookout) =>
  driver.evaluate(async () => (await chrome.action.getTitle({})) + (await chrome.action.getBadgeText({})));

/** Episodes that nobody here has watched, each with a unique title; and one that Ben has. */
function episodes({ world }: Sandbox) {
  const done = new Set(
    ['mia', 'ben'].flatMap((who) => world.eventsOf(who)).map((each) => `${each.show}:${each.season}:${each.episode}`),
  );
  const all = world.shows.flatMap((show) =>
    show.seasons
      .filter(({ number }) => number > 0)
      .flatMap((season) =>
        season.episodes.map((info) => ({
          info,
          at: { show: show.ids.slug, season: season.number, episode: info.number },
          key: `${show.ids.slug}:${season.number}:${info.number}`,
        })),
      ),
  );
  const fresh = all.filter(({ key }) => !done.has(key)).slice(-3);
  const play = world.eventsOf('ben').findLast(({ action, episode }) => action === 'scrobble' && episode !== undefined);
  const seen = all.find(
    ({ at }) => at.show === play?.show && at.season === play?.season && at.episode === play?.episode,
  );
  if (!seen || fresh.length < 3) throw new Error('The cast has watched too little, or too much');
  return { fresh, seen };
}

const TOKENS = ['TITLEONE', 'TITLETWO', 'FLAGTOKEN', 'INLINETOKEN', 'PLAINTOKEN', 'DESCRIPTIONTOKEN', 'OVERVIEWTOKEN'];
/** Texts that their authors marked as spoilers, and those that are never shown anyway. */
const NEVER = ['FLAGTOKEN', 'INLINETOKEN', 'DESCRIPTIONTOKEN', 'OVERVIEWTOKEN'];
const found = (said: string, tokens = TOKENS) => tokens.filter((token) => said.includes(token));

it('shows no spoiler on any surface', async () => {
  const { lookout, sandbox } = await stage();
  const { driver } = lookout;
  const { fresh, seen } = episodes(sandbox);
  const [one, two, three] = fresh;
  Object.assign(one?.info ?? {}, { title: 'TITLEONE', overview: 'OVERVIEWTOKEN' });
  Object.assign(two?.info ?? {}, { title: 'TITLETWO' });
  Object.assign(seen.info, { title: 'SEENTITLE' });
  for (const title of [...sandbox.world.shows, ...sandbox.world.movies])
    Object.assign(title, { overview: 'OVERVIEWTOKEN', tagline: 'OVERVIEWTOKEN' });
  await addUser(lookout, 'mia');
  await command(driver, 'setPreferences', { spoilers: 'unwatched', self: 'ben' });
  await command(driver, 'checkNow');
  const recorder = await recordRaised(lookout);
  const known = new Set(sandbox.world.eventsOf('ben').map(({ movie }) => movie));
  const movies = sandbox.world.movies.map(({ ids }) => ids.slug).filter((slug) => !known.has(slug));
  const [first = '', second = '', third = ''] = movies;
  expect(movies.length).toBeGreaterThan(2);
  const events: object[] = [
    { action: 'scrobble', ...one?.at },
    { action: 'rating', rating: 3, ...two?.at },
    { action: 'shout', ...three?.at, text: 'Hm. PLAINTOKEN' },
    { action: 'shout', movie: first, text: 'FLAGTOKEN', spoiler: true },
    { action: 'shout', movie: second, text: 'PLAINTOKEN [spoiler]INLINETOKEN[/spoiler]', spoiler: false },
    { action: 'review', movie: third, text: `[spoiler]${'INLINETOKEN '.repeat(250)}`, spoiler: false },
    { action: 'created', list: 'Evenings', description: 'DESCRIPTIONTOKEN' },
    { action: 'shout', ...seen.at, text: 'SEENTOKEN', spoiler: false },
  ];
  // One by one, so that each has a notification of its own.
  for (const event of events) {
    sandbox.control.event({ user: 'mia', ...event } as NewEvent);
    await command(driver, 'checkNow');
  }
  const popup = await lookout.openPopup();
  const wait = () => rows(popup).nth(events.length).waitFor();
  await wait();
  await until('what Ben has watched to be known', async () => (await popup.content()).includes('SEENTOKEN'));
  const raised = JSON.stringify(await recorder.payloads());
  expect(found(raised)).toEqual([]);
  expect(raised).toContain('SEENTITLE');
  expect(raised).not.toContain('3/10');
  expect(found(await saidBy(popup))).toEqual([]);
  expect(found(await opened(lookout, events.length))).toEqual([]);
  expect(found(await exported(lookout))).toEqual([]);
  expect(found(await toolbar(lookout), [...TOKENS, 'SEENTOKEN', 'SEENTITLE', 'Mia'])).toEqual([]);

  // Texts hidden only by the level reappear; marked ones do not.
  await command(driver, 'setPreferences', { spoilers: 'none' });
  await popup.reload();
  await wait();
  // Comments are worded after the first paint.
  await until('the comments', async () => (await popup.content()).includes('SEENTOKEN'));
  const open = TOKENS.filter((token) => !NEVER.includes(token));
  expect(found(await saidBy(popup))).toEqual(open);
  expect(found(await exported(lookout))).toEqual(open);
});

it('hides one show on every surface, as chosen on its page, and shows it again', async () => {
  const { lookout, sandbox } = await stage();
  const { driver } = lookout;
  const [one] = episodes(sandbox).fresh;
  const show = one?.at.show ?? '';
  Object.assign(one?.info ?? {}, { title: 'TITLEONE' });
  await importSettings(lookout, {
    sources: [
      { kind: 'user', username: 'mia' },
      { kind: 'show', ref: show, seasons: 'all' },
    ],
  });
  const options = await lookout.openOptions(`sources/show:${show}`);
  await options.getByLabel('Hide everything').click();
  await options.getByText('Saved').first().waitFor();
  const recorder = await recordRaised(lookout);
  for (const event of [
    { action: 'rating', rating: 3 },
    { action: 'shout', text: 'PLAINTOKEN' },
  ]) {
    sandbox.control.event({ user: 'mia', ...one?.at, ...event } as NewEvent);
    await command(driver, 'checkNow');
  }
  const popup = await lookout.openPopup();
  await rows(popup).nth(2).waitFor();
  const raised = JSON.stringify(await recorder.payloads());
  expect(raised).toContain('Mia');
  expect(raised).not.toContain('3/10');
  expect(found(raised)).toEqual([]);
  expect(found(await saidBy(popup))).toEqual([]);
  expect(found(await exported(lookout))).toEqual([]);
  await options.goto(lookout.address('options.html#sources'));
  await options
    .getByText(/commented on/)
    .first()
    .waitFor();
  expect(found(await saidBy(options))).toEqual([]);

  await options.goto(lookout.address(`options.html#sources/show:${show}`));
  await options.getByLabel('Same as Notifications').click();
  await until('the comment to be shown', async () => (await popup.content()).includes('PLAINTOKEN'));
  expect(found(await exported(lookout))).toEqual(['TITLEONE', 'PLAINTOKEN']);
});

const MARKUP = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';
const HOSTILE = `${MARKUP}\u202egnp.exe\u0000\u0007 שלום عالم 👩‍👩‍👧 Z${'\u0334'.repeat(60)} ${'x'.repeat(5000)}${'ن'.repeat(5000)}`;

/** Control characters, and characters that change the direction of following text. */
const UNSEEN = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066\u2067]/u;

it('never lets user text become markup or break a page', async () => {
  const { lookout, sandbox } = await stage();
  const { driver } = lookout;
  sandbox.control.changePerson('kofi', { name: HOSTILE });
  const [show] = sandbox.world.shows;
  const [movie, other] = sandbox.world.movies;
  Object.assign(show ?? {}, { title: `Wide ${'W'.repeat(10_000)}` });
  Object.assign(movie ?? {}, { title: HOSTILE });
  Object.assign(other ?? {}, { title: 'فيلم قصير' });
  const options = await addUser(lookout, 'kofi');
  const recorder = await recordRaised(lookout);
  const events: object[] = [
    { action: 'scrobble', movie: movie?.ids.slug },
    { action: 'rating', movie: other?.ids.slug, rating: 7 },
    { action: 'shout', show: show?.ids.slug, season: 1, episode: 1, text: `${HOSTILE} [x](javascript:alert(1))` },
    { action: 'created', list: HOSTILE.slice(0, 3000) },
  ];
  for (const event of events) {
    sandbox.control.event({ user: 'kofi', ...event } as NewEvent);
    await command(driver, 'checkNow');
  }
  const popup = await lookout.openPopup();
  await rows(popup).nth(events.length).waitFor();
  await until('avatars', async () => (await popup.locator('img.avatar').count()) > 0);
  for (const page of [popup, options]) {
    const found = await page.evaluate(() => ({
      markup: document.querySelectorAll('main script, main [onerror], main iframe, a[href^="javascript:"]').length,
      pwned: 'pwned' in globalThis,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      // Names and titles are clipped by characters; the bound is nine lines of title and nine of detail.
      tall: [...document.querySelectorAll('[role=article]')].filter((row) => row.getBoundingClientRect().height > 380)
        .length,
      words: document.body.textContent,
    }));
    const { words, ...state } = found;
    expect(words).not.toMatch(UNSEEN);
    expect(state).toEqual({ markup: 0, pwned: false, wide: false, tall: 0 });
  }
  const raised = await recorder.payloads();
  expect(raised.length).toBeGreaterThan(2);
  for (const { title, message } of raised) {
    expect(title.length + message.length).toBeLessThan(700);
    expect(title + message).not.toMatch(UNSEEN);
  }
});
