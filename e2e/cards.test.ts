import { expect, inject, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { NewEvent } from '@/sandbox/append-event';
import { clickNotification, openedPages, pressButton } from './harness/clicks';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { addUser, notifyAlways, unreadRows } from './harness/steps';
import { until } from './harness/until';
import { recordRaised } from './harness/worker-recorder';

declare const chrome: Browser;

const play = (user: string, episode: number, change: Partial<NewEvent> = {}): NewEvent =>
  ({ user, action: 'scrobble', show: 'severance', season: 2, episode, ...change }) as NewEvent;

it('groups related activities into one card with one notification', async () => {
  const { lookout, sandbox } = await stage();
  for (const name of ['mia', 'ben', 'kofi']) await addUser(lookout, name);
  await notifyAlways(lookout);
  // Wants nothing else, so that many checks within a minute stay far below Trakt's allowance.
  const off = { collection: 'off', watchlist: 'off', shout: 'off', review: 'off' } as const;
  const rules = { show: off, season: off, movie: off, list: { created: 'off', item_added: 'off' } } as const;
  await command(lookout.driver, 'setRules', { rules: { ...rules, episode: { ...off, watching: 'notify' } } });
  const recorder = await recordRaised(lookout);
  const popup = await lookout.openPopup();
  let notified = 0;
  /** Lets events happen within one check. Returns the unread rows in total, and the notifications of this check. */
  const after = async (...events: NewEvent[]) => {
    for (const event of events) sandbox.control.event(event);
    expect(await command(lookout.driver, 'checkNow')).toMatchObject({ ok: true, failed: 0 });
    const raised = (await recorder.raised()).slice(notified);
    notified += raised.length;
    const unread = Number(await lookout.badge());
    await until('as many unread rows', async () => (await unreadRows(popup).count()) === unread);
    return {
      unread,
      raised: raised.map(({ title, message }) => `${title} / ${message}`),
      ids: raised.map(({ id }) => id),
    };
  };

  // A binge of one show: four at once, then a fifth.
  const binge = await after(...[1, 2, 3, 4].map((episode) => play('mia', episode)));
  expect(binge).toMatchObject({ unread: 1, raised: ['Mia Lindqvist watched 4 episodes of Severance / S02E01–E04'] });
  const fifth = await after(play('mia', 5));
  expect(fifth).toEqual({
    unread: 1,
    raised: ['Mia Lindqvist watched 5 episodes of Severance / S02E01–E05'],
    ids: binge.ids,
  });

  // A bulk mark of 60 episodes.
  const seasons = [7, 13, 13, 13, 14].map((count, index) => ({
    user: 'ben',
    action: 'seen' as const,
    show: 'breaking-bad',
    season: index + 1,
    episodes: Array.from({ length: count }, (_, episode) => episode + 1),
  }));
  expect(await after(...seasons)).toMatchObject({
    unread: 2,
    raised: ['Ben Okafor marked 60 episodes of Breaking Bad as watched / S01–S05'],
  });

  // Several people at one title; one of them has only started it.
  const film = (user: string): NewEvent => ({ user, action: 'scrobble', movie: 'spirited-away-2001' });
  const two = await after(film('ben'), film('kofi'));
  expect(two).toMatchObject({
    unread: 3,
    raised: [expect.stringMatching(/^\w+ \w+ and \w+ \w+ watched Spirited Away \/ 2001$/)],
  });
  const three = await after(film('mia'));
  expect(three).toMatchObject({ unread: 3, ids: two.ids });
  expect(three.raised).toEqual(['Mia Lindqvist and 2 others watched Spirited Away / 2001']);

  // Watching becomes watched, then rated; meanwhile somebody else watches it.
  const dark = { show: 'dark', season: 1, episode: 1 };
  const watching = await after(
    play('mia', 1, { ...dark, action: 'watching' }),
    play('kofi', 1, { ...dark, action: 'watching' }),
  );
  expect(watching.unread).toBe(4);
  expect(watching.raised).toEqual([expect.stringMatching(/^(Mia|Kofi) \w+ and \w+ \w+ are watching Dark \/ S01E01/)]);
  const watched = await after(play('mia', 1, dark));
  expect(watched).toMatchObject({ unread: 4, ids: watching.ids });
  expect(watched.raised).toEqual([
    expect.stringMatching(/^Mia Lindqvist watched Dark \/ S01E01.* · Kofi Mensah is watching$/),
  ]);
  const chain = { show: 'fleabag', season: 1, episode: 2 };
  const begun = await after(play('ben', 2, { ...chain, action: 'watching' }));
  const done = await after(play('ben', 2, chain));
  const rated = await after({ ...play('ben', 2, chain), action: 'rating', rating: 9 } as NewEvent);
  expect([begun, done, rated].map(({ unread, ids }) => [unread, ids])).toEqual([
    [5, begun.ids],
    [5, begun.ids],
    [5, begun.ids],
  ]);
  expect(begun.ids).toHaveLength(1);
  expect(rated.raised).toEqual([expect.stringMatching(/^Ben Okafor rated Fleabag \/ S01E02.* · 9\/10$/)]);

  // Six titles at once: three notifications and one summary.
  const movies = sandbox.world.movies.filter(({ ids }) => ids.slug !== 'spirited-away-2001').slice(0, 6);
  const many = await after(
    ...movies.map(({ ids }) => ({ user: 'kofi', action: 'rating' as const, movie: ids.slug, rating: 7 })),
  );
  expect(many.unread).toBe(11);
  expect(many.ids).toHaveLength(4);
  const [who, titles = ''] = many.raised.at(-1)?.split('\n') ?? [];
  expect(who).toBe('3 more updates / Kofi Mensah');
  expect(movies.filter(({ title }) => titles.includes(title))).toHaveLength(3);

  // Reading in the popup removes notifications: one, then all. Some systems remove the oldest by themselves.
  const [shown = ''] = many.ids;
  expect(await lookout.notifications()).toContain(shown);
  await command(lookout.driver, 'markRead', { ids: [shown] });
  expect(await lookout.notifications()).not.toContain(shown);
  await popup.getByRole('button', { name: /mark all/i }).click();
  await until('all notifications to go', async () => (await lookout.notifications()).length === 0);
  await until('the badge to be empty', async () => (await lookout.badge()) === '');
});

// Chromium only: notifications in Firefox have no buttons; their clicks are in `click.test.ts`.
const inChromium = inject('browser') === 'chromium' ? it : () => {};

inChromium('handles clicks and buttons after the worker was stopped, and reuses the tab it opened', async () => {
  const { lookout, sandbox } = await stage();
  const { driver, context } = lookout;
  const opened = await openedPages(lookout);
  for (const name of ['mia', 'ben']) await addUser(lookout, name);
  await notifyAlways(lookout);
  const popup = await lookout.openPopup();
  const tell = async (event: NewEvent) => {
    const before = new Set(await lookout.notifications());
    sandbox.control.event(event);
    await command(driver, 'checkNow');
    return until('a notification', async () => (await lookout.notifications()).find((id) => !before.has(id)));
  };
  const gone = (id: string) =>
    until('the notification to go', async () => !(await lookout.notifications()).includes(id));
  const page = 'https://app.trakt.tv/shows/severance/seasons/2/episodes/5';

  const first = await tell(play('mia', 5));
  await lookout.stopWorker();
  await clickNotification(lookout, first);
  await until('the page at Trakt', async () => (await opened()).length === 1);
  await gone(first);
  const tabs = context.pages().length;
  await popup.bringToFront();

  // The same page opens in the same tab.
  const second = await tell({ ...play('ben', 5), action: 'rating', rating: 8 } as NewEvent);
  await lookout.stopWorker();
  await clickNotification(lookout, second);
  await gone(second);
  expect(await opened()).toEqual([page]);
  expect(context.pages()).toHaveLength(tabs);
  const tab = context.pages().find((each) => each.url() === page);
  expect(await tab?.evaluate(() => document.visibilityState)).toBe('visible');
  await until('the badge to be empty', async () => (await lookout.badge()) === '');

  // "Mark as read" opens nothing.
  const third = await tell({ user: 'ben', action: 'rating', movie: 'spirited-away-2001', rating: 7 });
  await lookout.stopWorker();
  await pressButton(lookout, third, 0);
  await gone(third);
  await until('the badge to be empty', async () => (await lookout.badge()) === '');

  // "Mute … for a day" removes the notification and leaves the card unread; later activities do not notify.
  const fourth = await tell({ user: 'ben', action: 'rating', show: 'dark', rating: 7 });
  await lookout.stopWorker();
  await pressButton(lookout, fourth, 1);
  await gone(fourth);
  const { settings } = await driver.evaluate(async () => chrome.storage.local.get('settings'));
  const [mute] = (settings as { mutes: { kind: string; id: string; until: number }[] }).mutes;
  expect(mute).toMatchObject({ kind: 'user', id: 'ben', name: 'Ben Okafor' });
  expect((mute?.until ?? 0) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  expect(await lookout.badge()).toBe('1');
  sandbox.control.event({ user: 'ben', action: 'rating', show: 'silo', rating: 7 });
  await command(driver, 'checkNow');
  expect(await lookout.notifications()).toEqual([]);

  // The test notification.
  const tried = await command(driver, 'testNotification');
  expect(tried).toEqual({ ok: true, shown: true, permission: 'granted' });
  expect(await lookout.notifications()).toEqual(['test']);
  expect(await opened()).toEqual([page]);
});
