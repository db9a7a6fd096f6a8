import type { Page } from 'playwright-core';
import { still } from '@/scripts/stories/play';
import { coveredControls } from './lost-clicks';

interface Size {
  width: number;
  height: number;
}

/** Focuses the page's toast, if there is one: without the focus it disappears after 8 s. */
export async function keepNotice(page: Page): Promise<void> {
  if ((await page.locator('.toast').count()) > 0) await page.locator('.toast-close').focus();
}

/** Resizes a window and waits until nothing in the page changes. True if it had another size before. */
async function resized(page: Page, size: Size): Promise<boolean> {
  const before = page.viewportSize();
  await page.setViewportSize(size);
  await page.evaluate(still(80));
  return before?.width !== size.width || before.height !== size.height;
}

/**
 * Controls of a page that are covered in a window of these sizes, one line each; one more line if the page's toast has
 * disappeared meanwhile.
 *
 * @param reopen opens the page's menu again, which closes with each change of the window
 */
export async function coveredAt(page: Page, sizes: readonly Size[], reopen = async () => {}): Promise<string[]> {
  const found: string[] = [];
  const menu = page.locator('[role="menu"]');
  const hasMenu = (await menu.count()) > 0;
  const notices = await page.locator('.toast').count();
  for (const size of sizes) {
    const isOther = await resized(page, size);
    if (hasMenu && isOther) {
      await menu.waitFor({ state: 'detached' });
      await reopen();
      await menu.waitFor();
    }
    found.push(...(await coveredControls(page)).map((line) => `${size.width} px: ${line}`));
  }
  if ((await page.locator('.toast').count()) !== notices) found.push('the notice has gone');
  return found;
}
