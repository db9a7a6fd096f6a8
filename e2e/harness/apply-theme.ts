import type { Page } from 'playwright-core';
import type { Firefox } from './firefox';

export const THEMES = ['light', 'dark', 'forced colors'] as const;

export type Theme = (typeof THEMES)[number];

/**
 * Shows a page as to a person with this theme. In Firefox, forced colors hold for all pages, until another theme is
 * applied.
 */
export async function applyTheme(page: Page, theme: Theme, { firefox }: { firefox: Firefox | null }): Promise<void> {
  const isForced = theme === 'forced colors';
  // Playwright cannot ask Firefox for forced colors.
  await firefox?.forceColors(isForced);
  const colorScheme = theme === 'dark' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme, forcedColors: isForced ? 'active' : 'none', reducedMotion: 'reduce' });
  // The page follows a frame later: its theme is an attribute.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shown = await page.evaluate(() => ({
    isForced: matchMedia('(forced-colors: active)').matches,
    colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  }));
  // Forced colors bring a scheme of their own.
  if (shown.isForced !== isForced || (!isForced && shown.colorScheme !== colorScheme))
    throw new Error(`The browser shows ${JSON.stringify(shown)}, not ${theme}`);
}
