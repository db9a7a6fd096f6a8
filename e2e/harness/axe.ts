import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Here = { axe?: typeof axe };

/**
 * What axe finds wrong with a page as it is now: rule and place, one line each.
 *
 * @param rules these alone; left out: all
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Not as a script element: the extension's policy forbids those.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    // What is well need not be gathered.
    const options = { resultTypes: ['violations' as const], ...(values && { runOnly: values }) };
    const found = await (globalThis as Here).axe?.run(options);
    return found?.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)) ?? ['no axe'];
  }, rules);
}
