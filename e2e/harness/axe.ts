import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Here = { axe?: typeof axe };

/**
 * Firefox 153 ends the process of a page in which an element's reflected ARIA elements (`ariaLabelledByElements` and so
 * on) were read both by the page and by Playwright's scripts, which see the page from outside. No page of ours uses
 * them, so axe finds none and reads the attributes.
 */
const hideReflectedElements = () => {
  for (const name of Object.getOwnPropertyNames(Element.prototype)) {
    if (/^aria\w+Elements?$/.test(name)) Object.defineProperty(Element.prototype, name, { get: () => undefined });
  }
};

/**
 * Violations that axe finds in a page as it is now: rule and element, one line each.
 *
 * @param rules only these rules; left out: all
 */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // A script element would violate the extension's policy.
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    if (inject('browser') === 'firefox') await page.evaluate(hideReflectedElements);
    await page.evaluate(AXE);
  }
  return page.evaluate(async (values) => {
    // Passed checks are not needed.
    const options = { resultTypes: ['violations' as const], ...(values && { runOnly: values }) };
    const found = await (globalThis as Here).axe?.run(options);
    return found?.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)) ?? ['no axe'];
  }, rules);
}
