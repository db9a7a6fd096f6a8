import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { startOfDay } from '@/utils/lib/relative-time';
import { DAY } from '@/utils/lib/time';
import { violations } from './harness/axe';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { importSettings, someNotifications } from './harness/steps';
import { activitiesIn, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

it('shows for each person and show the last activity, how often they notified, and how busy the month was', async () => {
  const { lookout, sandbox } = await stage();
  await importSettings(lookout, {
    sources: [
      { kind: 'user', username: 'mia' },
      { kind: 'user', username: 'kofi' },
      { kind: 'show', ref: 'breaking-bad', seasons: 'all' },
    ],
  });
  sandbox.control.event({ user: 'mia', action: 'rating', movie: 'spirited-away-2001', rating: 9 });
  await command(lookout.driver, 'checkNow');
  await someNotifications(lookout);

  const page = await lookout.openOptions('sources');
  const of = (id: string) => page.locator(`[data-source-id="${id}"]`);
  const mia = of('user:mia');
  await mia.locator('.source-last').getByText('Spirited Away').waitFor();
  await mia.getByText(text.plural('source_notified_week', 1)).waitFor();
  await of('user:kofi').getByText(text.plural('source_notified_week', 0)).waitFor();
  const { stores } = await snapshot(lookout.driver, lookout.database);
  const first = startOfDay(Date.now()) - 29 * DAY;
  const count = activitiesIn(stores).filter(({ user, at }) => user.slug === 'mia' && at >= first).length;
  expect(count).toBeGreaterThan(1);
  const line = mia.getByRole('img', { name: text.plural('source_month', count), exact: true });
  await line.waitFor();
  // A bar for each day, today's among those that are not empty.
  expect(await line.locator('rect').count()).toBe(30);
  expect(await line.locator('rect').last().getAttribute('class')).toBe('some');
  expect(await violations(page)).toEqual([]);

  // The open page follows, for the show too, where every line names it: without the time, another line is another act.
  const acts = (id: string) => of(id).locator('.source-last > :not(.source-when)').allTextContents();
  const before = await acts('show:breaking-bad');
  sandbox.control.event({ user: 'mia', action: 'rating', show: 'breaking-bad', season: 1, episode: 1, rating: 10 });
  await command(lookout.driver, 'checkNow');
  for (const id of ['user:mia', 'show:breaking-bad'])
    await until(`the last act in ${id}`, async () => {
      const now = (await acts(id)).join();
      return now.includes('Breaking Bad') && now !== before.join();
    });
});
