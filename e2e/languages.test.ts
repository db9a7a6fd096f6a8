import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { PLAIN_WORDS, UNITS, wordsIn } from '@/scripts/languages/plain-words';
import { localisedBuild } from './harness/localised-build';
import { stage } from './harness/stage';
import { firstCheck } from './harness/steps';
import { snapshot } from './harness/store-snapshot';

const FILE = JSON.stringify({
  format: 'lookout/settings',
  version: 1,
  sources: [
    { kind: 'user', username: 'mia' },
    { kind: 'user', username: 'noah', paused: true },
    { kind: 'show', title: 'severance', seasons: [1, 2] },
  ],
});

it('says everything in the words of its message files: in a made-up language no other word is left', async () => {
  const { folder, remove } = localisedBuild(inject('run').builds.v2, 'pseudo');
  onTestFinished(remove);
  const { lookout } = await stage({ extension: folder });
  const { driver, database } = lookout;
  const options = await lookout.openOptions('data');
  expect(await options.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
    'el',
    'ltr',
  ]);
  await options
    .locator('input[type=file]')
    .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(FILE) });
  await options.locator('.preview .primary').click();
  await firstCheck(lookout);

  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    host_permissions: string[];
  };
  const data = wordsIn(await snapshot(driver, database), manifest.host_permissions).concat(UNITS);
  const left: Record<string, unknown> = {};
  const look = async (page: typeof options, name: string) => {
    left[name] = await page.evaluate(`(${PLAIN_WORDS})(${JSON.stringify(data)})`);
  };
  const hashes = await options
    .locator('nav a[href^="#"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash));
  expect(hashes.length).toBeGreaterThan(4);
  for (const hash of hashes) {
    await options.locator(`nav a[href="${hash}"]`).click();
    await options.locator(`nav a[href="${hash}"][aria-current]`).waitFor();
    await look(options, hash);
  }
  const popup = await lookout.openPopup();
  await popup.locator('[role=article]').first().waitFor();
  await look(popup, 'popup');
  expect(left).toEqual(Object.fromEntries(Object.keys(left).map((name) => [name, []])));
});
