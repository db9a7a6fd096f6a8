import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { downloadsOf } from './firefox-process';
import type { Lookout } from './lookout';
import { until } from './until';

/** The text of the file that a page saves when its button is pressed. */
export async function savedFile(lookout: Lookout, page: Page, press: () => Promise<void>): Promise<string> {
  if (lookout.browser === 'firefox') return savedByFirefox(downloadsOf(lookout.profile), press);
  const saving = page.waitForEvent('download');
  await press();
  return readFileSync(await (await saving).path(), 'utf8');
}

/** Firefox reports no downloads of an extension's pages: the file is taken from its folder. */
async function savedByFirefox(folder: string, press: () => Promise<void>): Promise<string> {
  await press();
  const files = () => readdirSync(folder).map((name) => path.join(folder, name));
  return until('the file to be saved', () => {
    const [file, ...others] = files();
    // A second one has the end ".part" and is there while the first is written.
    const text = file && others.length === 0 && !file.endsWith('.part') ? readFileSync(file, 'utf8') : '';
    if (text && file) rmSync(file);
    return text;
  });
}
