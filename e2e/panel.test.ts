import { expect, it } from 'vitest';
import { violations } from './harness/axe';
import { command } from './harness/command';
import { cutWords } from './harness/cut-words';
import { seedCards, someCards } from './harness/seed-cards';
import { panelView, pressToolbarButton } from './harness/side-panel';
import { stage } from './harness/stage';
import { addUser, notifyAlways } from './harness/steps';
import { until } from './harness/until';

it('opens beside the page from the toolbar button, stays open, and shows what happens without a reload', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  await notifyAlways(lookout);
  const options = await lookout.openOptions('appearance');
  await options.getByRole('radio', { name: lookout.firefox ? 'Sidebar' : 'Side panel' }).check();
  await options.getByText('Saved').first().waitFor();
  await options.close();
  // The click is what wakes the background.
  await lookout.stopWorker();
  await pressToolbarButton(lookout);
  const opened = await until('the rows of the panel', async () => {
    const view = await panelView(lookout);
    return view && view.rows.length > 0 ? view : null;
  });
  expect(opened.width).toBeGreaterThanOrEqual(240);

  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  await command(lookout.driver, 'checkNow');
  const first = await until('the new row', async () => {
    const view = await panelView(lookout);
    return view?.rows[0]?.includes('Spirited Away') ? view : null;
  });
  expect(first.loadedAt).toBe(opened.loadedAt);

  await pressToolbarButton(lookout);
  await until('the panel to be closed', async () => (await panelView(lookout)) === null);
});

it('can be read at any width, and by everybody', async () => {
  const { lookout } = await stage();
  const popup = await lookout.openPopup();
  await popup.getByText('Your list is empty').waitFor();
  await popup.close();
  await addUser(lookout, 'ben');
  await seedCards(lookout.driver, lookout.database, someCards(20, Date.now()));
  const panel = await lookout.context.newPage();
  const found: string[] = [];
  // Where there is no room for the name, it is only read aloud.
  for (const width of [240, 320, 400, 800]) {
    await panel.setViewportSize({ width, height: 700 });
    await panel.goto(lookout.address('sidepanel.html'));
    await panel.locator('.row').first().waitFor();
    await panel.locator('.foot a, .foot button').first().waitFor();
    found.push(...(await cutWords(panel, '.heard, .top-name')).map((each) => `${width} px: ${each}`));
    if (width === 240) found.push(...(await violations(panel)));
  }
  expect(found).toEqual([]);
});
