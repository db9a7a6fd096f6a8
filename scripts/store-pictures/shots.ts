import type { Page } from 'playwright-core';
import { type Lookout, POPUP } from '@/e2e/harness/lookout';
import type { Listing } from '@/scripts/release/listing';

/** A page of Lookout as a picture shows it. */
interface Shot {
  /** A page with an optional hash: `popup.html`, `options.html#quiet`. */
  page: string;
  colorScheme: 'light' | 'dark';
  act?: (page: Page) => Promise<unknown>;
}

/** Device pixels per CSS pixel: text is easier to read in a listing. */
export const SCALE = 1.1;
/** Size of pages other than popups, CSS pixels. */
export const WIDE = { width: 1033, height: 600 };

/** Timeout of each step, ms. */
const PAGE_TIMEOUT_MS = 10_000;

/** Loads images that only looking at them fetches. */
const posters = async (page: Page) => {
  await page.locator('[data-card-id]').nth(5).waitFor();
  await page.mouse.move(200, 480);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-card-id]')].slice(0, 5).every((row) => row.querySelector('.row-poster')),
  );
};

/** "All activity on Severance", from the menu of its newest row, by keyboard. */
const around = async (page: Page) => {
  const rows = page.locator('[data-card-id]');
  await rows.nth(2).waitFor();
  const place = (await rows.allTextContents()).findIndex((text) => text.includes('Severance'));
  for (let count = 0; count <= place; count += 1) await page.keyboard.press('j');
  await page.keyboard.press('.');
  // Muting the show comes further down.
  await page.getByRole('menuitem', { name: 'Severance' }).first().click();
  await page.locator('dialog .around li').first().waitFor();
};

/** Quiet every night, without the toast that it is saved. */
const nights = async (page: Page) => {
  await page.locator('.snoozes').nth(1).getByRole('button').first().click();
  await page.locator('.toast-close').click();
};

const WITHOUT_WAIT = async () => {};

export const SHOTS: Record<keyof Listing['captions'], Shot> = {
  feed: { page: 'popup.html', colorScheme: 'light', act: posters },
  levels: { page: 'options.html#filters', colorScheme: 'light' },
  title: { page: 'popup.html', colorScheme: 'dark', act: around },
  insights: { page: 'feed.html#pictures', colorScheme: 'dark' },
  quiet: { page: 'options.html#quiet', colorScheme: 'light', act: nights },
};

export const isPopup = ({ page }: Shot): boolean => page.startsWith('popup');

/** Photographs a page with what the person has on screen after `act`. PNG. */
export async function photograph(lookout: Lookout, shot: Shot): Promise<Buffer> {
  const page = await lookout.context.newPage();
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  await page.setViewportSize(isPopup(shot) ? POPUP : WIDE);
  await page.emulateMedia({ colorScheme: shot.colorScheme, reducedMotion: 'reduce' });
  await page.goto(lookout.address(shot.page));
  await page.locator('main').waitFor();
  await (shot.act ?? WITHOUT_WAIT)(page);
  // Images and everything after the first paint.
  await page.waitForTimeout(900);
  const picture = await page.screenshot();
  await page.goto('about:blank');
  await page.close();
  return picture;
}
