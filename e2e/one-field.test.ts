import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { dismissToast } from './harness/steps';
import { until } from './harness/until';

const field = (page: Page) => page.getByLabel('Person or show');
const results = (page: Page) => page.locator('#add-results');

/** Types into the field, and presses Enter once `found` is among the results. */
async function enter(text: string, found: string): Promise<Page> {
  const { lookout } = await stage();
  const page = await lookout.openOptions('sources');
  await field(page).fill(text);
  await results(page).getByText(found).first().waitFor();
  await field(page).press('Enter');
  return page;
}

const PEOPLE = ['mia', '@mia', 'https://app.trakt.tv/profile/mia', 'https://trakt.tv/users/mia/history'];
it.each(PEOPLE)('understands a person while one types: %s, and adds them with Enter', async (text) => {
  const page = await enter(text, 'Mia Lindqvist');
  await page.locator('[data-source-id="user:mia"]').waitFor();
  // The focus is where the next name is typed.
  await until('the empty field', () =>
    page.evaluate(
      () => document.activeElement?.id === 'add' && (document.activeElement as HTMLInputElement).value === '',
    ),
  );
});

const SHOWS = ['breaking-bad', 'https://trakt.tv/shows/breaking-bad', 'tt0903747', 'tvdb:81189'];
it.each(SHOWS)('understands a show while one types: %s, and asks for its seasons with Enter', async (text) => {
  const page = await enter(text, 'Breaking Bad');
  await page.getByRole('button', { name: 'Add Breaking Bad' }).click();
  await page.locator('[data-source-id^="show:"]').waitFor();
});

it('offers both where a name is a person and a show, and adds neither unasked', async () => {
  const { lookout, sandbox } = await stage();
  sandbox.control.addPerson({ username: 'dark', name: 'Dora Ark', following: [] });
  const page = await lookout.openOptions('sources');
  await field(page).fill('dark');
  await results(page).getByRole('button', { name: 'Add Dora Ark' }).waitFor();
  await results(page).getByRole('list', { name: 'Shows found' }).getByText('Dark', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await field(page).press('Enter');
  // Enter leads to the first of them.
  await until('the focus on a result', () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('#add-results'))),
  );
  expect(await page.locator('[data-source-id]').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.locator('[data-source-id="user:dark"]').waitFor();
  expect(await page.locator('[data-source-id]').count()).toBe(1);
});

it('adds a private person, says what is missing, and shows them once Trakt does', async () => {
  const { lookout, sandbox } = await stage();
  const page = await lookout.openOptions('sources');
  await field(page).fill('zofia');
  await page.getByText('Private profile. Only approved followers can see it.').waitFor();
  await page.getByRole('button', { name: /^Add zofia$/i }).click();
  const row = page.locator('[data-source-id="user:zofia"]');
  await row.getByText('Private profile. Follow them on Trakt and sign in here').waitFor();
  expect(await violations(page)).toEqual([]);
  sandbox.control.changePerson('zofia', { private: false });
  await lookout.fireAlarm();
  await until('zofia to be checked', async () => (await row.getAttribute('data-state')) === 'ok');
});

/** Drops a file on the panel, as a hand does from a folder. */
const drop = (page: Page, file: { name: string; type: string; bytes: number[] }) =>
  page.evaluate(({ name, type, bytes }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const target = document.getElementById('add') ?? document.getElementById('many');
    for (const kind of ['dragover', 'drop'])
      target?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, file);

it('takes a dropped list of names, and refuses any other file', async () => {
  const { lookout } = await stage();
  const page = await lookout.openOptions('sources');
  await field(page).waitFor();
  // The first bytes of every PNG.
  await drop(page, {
    name: 'names.txt',
    type: 'text/plain',
    bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0],
  });
  const refused = page.locator('.toast.bad', { hasText: text('add_not_text') });
  await refused.waitFor();
  expect(await field(page).inputValue()).toBe('');
  await dismissToast(page);
  await drop(page, { name: 'empty.txt', type: 'text/plain', bytes: [] });
  // Files are read after the event: the answer comes later.
  await refused.waitFor();
  expect(await page.getByLabel(text('many_field')).count()).toBe(0);

  const list = 'mia\n@ben\nhttps://trakt.tv/shows/breaking-bad\n';
  await drop(page, { name: 'names.txt', type: 'text/plain', bytes: [...Buffer.from(list)] });
  await until('the list', async () => (await page.getByLabel(text('many_field')).inputValue()).trim() === list.trim());
  await page.getByRole('button', { name: text('many_check') }).click();
  await page.getByRole('button', { name: text.plural('many_add', 3) }).click();
  for (const id of ['user:mia', 'user:ben', 'show:breaking-bad'])
    await page.locator(`[data-source-id="${id}"]`).waitFor();
});
