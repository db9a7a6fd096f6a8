import { expect, it } from 'vitest';
import { clickNotification, openedPages } from './harness/clicks';
import { stage } from './harness/stage';
import { addUser, checkNow, rows, someNotifications, unreadRows } from './harness/steps';
import { until } from './harness/until';

const PAGE = 'https://app.trakt.tv/shows/severance/seasons/2/episodes/5';
const PLAY = { user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 } as const;

it('opens the page and marks the card as read on a click on its notification after the worker was stopped', async () => {
  const { lookout, sandbox } = await stage();
  const opened = await openedPages(lookout);
  await addUser(lookout, 'mia');
  sandbox.control.event(PLAY);
  await lookout.fireAlarm();
  const [id = ''] = await someNotifications(lookout);
  await until('the badge', async () => (await lookout.badge()) === '1');

  await lookout.stopWorker();
  await clickNotification(lookout, id);
  await until('the page at Trakt', async () => (await opened()).includes(PAGE));
  await until('the badge to be empty', async () => (await lookout.badge()) === '');
  await until('the notification to go', async () => (await lookout.notifications()).length === 0);
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  expect(await popup.locator(`[data-card-id="${id}"]`).getAttribute('data-read')).toBe('true');
  expect(await opened()).toEqual([PAGE]);
});

it.each(['a click', 'Enter'])('opens the page and marks the card as read by %s on the row', async (how) => {
  const { lookout, sandbox } = await stage();
  const opened = await openedPages(lookout);
  await addUser(lookout, 'mia');
  sandbox.control.event(PLAY);
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  if (how === 'Enter') {
    await popup.keyboard.press('j');
    await popup.keyboard.press('Enter');
  } else await unreadRows(popup).first().click();
  await until('the page at Trakt', async () => (await opened()).includes(PAGE));
  await until('the badge to be empty', async () => (await lookout.badge()) === '');
  await until('the row to be read', async () => (await unreadRows(popup).count()) === 0);
  expect(await lookout.notifications()).toEqual([]);
});
