import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { until } from './harness/until';

const note = (page: Page) => page.locator('.preview-note');

/** The number of notifications in the note. */
const counted = async (page: Page) => {
  const words = await until('the preview', async () => (await note(page).getByRole('status').textContent()) || null);
  return words.includes('notified you once') ? 1 : Number(/notified you (\d+) times/.exec(words)?.[1]);
};

it('counts the last week on the first day, lists its rows, and follows each change', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  await addUser(lookout, 'ben');
  const page = await lookout.openOptions('filters');
  await page.getByText('In the last 7 days, these settings would have notified you').waitFor();
  const before = await counted(page);
  expect(before).toBeGreaterThan(0);
  await note(page).getByText('Show them').click();
  const listed = await note(page).getByRole('listitem').allTextContents();
  expect(listed).toHaveLength(Math.min(50, before));
  expect(listed.some((words) => words.includes('Ben Okafor'))).toBe(true);

  await page.locator('.customize > summary').click();
  await page.getByLabel('Episodes, Watched').selectOption('off');
  await note(page).getByText(`instead of ${before}.`).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await note(page).getByText(`instead of ${before}.`).waitFor({ state: 'detached' });

  // On a person's page, only theirs.
  await page.getByRole('link', { name: 'People & shows' }).click();
  await page.getByRole('link', { name: 'Rules for Mia Lindqvist' }).click();
  await page.getByRole('heading', { name: 'Mia Lindqvist' }).first().waitFor();
  const own = await counted(page);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(before);
  await note(page).getByText('Show them').click();
  for (const words of await note(page).getByRole('listitem').allTextContents())
    expect(words).toContain('Mia Lindqvist');
});
