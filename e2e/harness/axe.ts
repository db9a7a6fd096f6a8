import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Here = { axe?: typeof axe };

/**
 * Violations that axe finds in a page as it is now: rule and element, one line each.
 *
 * @param rules only these rules; left out: all
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // A script element would violate the extension's policy.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    // Passed checks are not needed.
    const options = { resultTypes: ['violations' as const], ...(values && { runOnly: values }) };
    const found = await (globalThis as Here).axe?.run(options);
    return found?.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)) ?? ['no axe'];
  }, rules);
}
