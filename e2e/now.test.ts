import { expect, it } from 'vitest';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { addUser, checkNow, rows } from './harness/steps';

it('shows who is watching in popup, tab and side panel, until they have seen it', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  await addUser(lookout, 'ben');
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  // What is above the rows is drawn after them.
  await popup.locator('#chip-people').waitFor();
  const now = popup.getByRole('region', { name: 'Watching now' });
  expect(await now.count()).toBe(0);

  for (const user of ['mia', 'ben']) {
    sandbox.control.event({ user, action: 'watching', show: 'severance', season: 2, episode: 5 });
  }
  await checkNow(popup);
  const both = now.getByRole('link', {
    name: /^(Mia Lindqvist and Ben|Ben .* and Mia Lindqvist).* watching Severance/,
  });
  await both.waitFor();
  expect(await both.textContent()).toMatch(/S02E05.*ends \d/);
  expect(await violations(popup)).toEqual([]);
  await popup.close();

  for (const page of ['feed.html', 'sidepanel.html']) {
    const tab = await lookout.context.newPage();
    await tab.goto(lookout.address(page));
    await tab.getByRole('region', { name: 'Watching now' }).getByRole('link').waitFor();
    await tab.close();
  }

  const again = await lookout.openPopup();
  const then = again.getByRole('region', { name: 'Watching now' });
  await then.getByRole('link').waitFor();
  for (const user of ['mia', 'ben']) {
    sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  }
  await checkNow(again);
  await then.waitFor({ state: 'detached' });
});
