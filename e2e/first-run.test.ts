import { expect, it } from 'vitest';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { anotherSecond, checkNow, firstCheck, unreadRows } from './harness/steps';
import { until } from './harness/until';
import { signIn, welcomePage } from './harness/welcome';

const MINUTE = 60_000;

it('leads from installation to a first notification on one page with two clicks and one name', async () => {
  const started = Date.now();
  const { lookout } = await stage();
  const page = await welcomePage(lookout);
  /** Everything that the person does. */
  const done: string[] = [];
  const click = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    done.push('click');
  };

  await page.getByRole('heading', { name: 'Welcome', level: 1 }).waitFor();
  await page.getByText('Made-up people and titles').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await lookout.notifications()).toEqual([]);
  // The sample is drawn, without any effect elsewhere.
  expect(await lookout.badge()).toBe('');

  const field = page.getByLabel('Person or show');
  await field.fill('mia');
  done.push('name');
  await field.press('Enter');
  done.push('key');
  await page.getByText('Mia Lindqvist is on your list.').waitFor();
  expect(await page.getByText('Made-up people and titles').count()).toBe(0);
  // The field is gone: Tab goes on from what took its place.
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await until('the focus', async () => (await focused()).startsWith('Mia Lindqvist is on your list.'));
  // The middle of three choices is already selected.
  expect(await page.getByRole('radio', { name: 'Normal' }).isChecked()).toBe(true);
  await click('Show me one');
  expect(await until('the notification', async () => (await lookout.notifications())[0])).toBeTruthy();
  await page
    .locator('#baseline')
    .getByText(/^\d+ past updates marked as read, 0 notifications$/)
    .waitFor();
  expect(await lookout.notifications()).toHaveLength(1);

  expect(done).toEqual(['name', 'key', 'click']);
  expect(await page.locator('.welcome > li').count()).toBe(5);
  expect(await violations(page)).toEqual([]);
  const took = Date.now() - started;
  console.log(
    `From the installation to the first notification: 4 steps, 2 clicks, 1 name, 1 key; ${took} ms by machine`,
  );
  expect(took).toBeLessThan(MINUTE);
});

it('leads from installation to everyone followed with at most four clicks', async () => {
  const { lookout, sandbox } = await stage();
  const page = await welcomePage(lookout);
  const done: string[] = [];
  const click = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    done.push(name);
  };
  await click('Sign in with Trakt');
  // On Trakt's page, where the sandbox agrees by itself.
  done.push('Agree');
  const people = page.getByRole('list', { name: 'People to include' }).getByRole('listitem');
  await people.filter({ hasText: 'Ben Okafor' }).waitFor();
  expect(await people.count()).toBe(6);
  expect(await people.locator('input:checked').count()).toBe(6);
  expect(await violations(page)).toEqual([]);
  await click('Add everyone, including people you follow later');
  expect(done.length).toBeLessThanOrEqual(4);

  await page.getByText('Everyone you follow is on your list.').waitFor();
  await firstCheck(lookout);
  await anotherSecond();
  // Zofia is private, and Mia follows her.
  sandbox.control.event({ user: 'zofia', action: 'scrobble', movie: 'spirited-away-2001' });
  const popup = await lookout.openPopup();
  // A check that began before she watched it says nothing of it yet.
  await until('her row', async () => {
    await checkNow(popup);
    return (await unreadRows(popup).filter({ hasText: 'Zofia Nowak watched Spirited Away' }).count()) > 0;
  });
});

it('finds people by name among many followed, and adds all but those unchecked', async () => {
  const { lookout, sandbox } = await stage();
  for (const { slug } of sandbox.world.people) if (slug !== 'mia') sandbox.control.follow('mia', slug);
  const page = await welcomePage(lookout);
  await signIn(page, 'Sign in with Trakt');
  const people = page.getByRole('list', { name: 'People to include' }).getByRole('listitem');
  await people.nth(8).waitFor();
  const all = await people.count();
  const search = page.getByRole('searchbox', { name: 'Search this list' });
  await search.fill('okafor');
  await until('Ben alone', async () => (await people.count()) === 1);
  await people.getByRole('checkbox').uncheck();
  await search.fill('');
  await page.getByRole('button', { name: `Add ${all - 1} people` }).click();
  await page.getByText(`${all - 1} added to your list.`).waitFor();
  await page.getByRole('link', { name: 'People & shows' }).click();
  await page.locator('[data-source-id="user:kofi"]').waitFor();
  expect(await page.locator('[data-source-id]').count()).toBe(all - 1);
  expect(await page.locator('[data-source-id="user:ben"]').count()).toBe(0);
});
