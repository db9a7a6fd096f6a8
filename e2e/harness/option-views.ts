import type { Locator, Page } from 'playwright-core';
import { SECTIONS, type ViewId } from '@/components/options/sections';
import { until } from './until';

/** All views of the options page, by their hashes. */
export const OPTION_VIEWS: readonly ViewId[] = [...SECTIONS.map(({ id }) => id), 'welcome'];

/** The heading of a view, by its title: it changes after the hash, and the one of the view before is still there. */
export const headingOf = (page: Page, title: string): Locator =>
  page.getByRole('heading', { name: title, level: 1, exact: true });

/** Waits until a view is there and navigation has moved the focus to its heading, one frame later. */
export async function arrived(page: Page, title: string): Promise<void> {
  await headingOf(page, title).waitFor();
  await until('the heading to have the focus', () =>
    page.evaluate(() => document.activeElement?.id === 'section-title'),
  );
}
