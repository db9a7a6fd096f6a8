import type { Page } from 'playwright-core';

/** Adds people as a person would: with a settings file, imported in options under Data. */
export async function setUpPeople(options: Page, usernames: readonly string[]): Promise<void> {
  const file = {
    format: 'lookout/settings',
    version: 1,
    sources: usernames.map((username) => ({ kind: 'user', username })),
    checkMinutes: 1,
  };
  const address = options.url().split('#')[0];
  await options.goto(`${address}#data`);
  await options.getByLabel('Import settings').setInputFiles({
    name: 'demo.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await options.getByRole('button', { name: 'Apply' }).click();
  await options.getByText('Settings imported.').waitFor();
  await options.goto(`${address}#sources`);
}
