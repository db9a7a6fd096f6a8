import type { Page } from 'playwright-core';
import type { Lookout } from './lookout';
import { until } from './until';

/** The page that the installation opens. */
export const welcomePage = ({ context }: Lookout): Promise<Page> =>
  until('the page that the installation opens', () =>
    context.pages().find((tab) => tab.url().endsWith('options.html#welcome')),
  );

/** Signs in on a page that offers it. Trakt's own page of consent is answered by the sandbox. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('.toast', { hasText: 'Signed in as Mia Lindqvist.' }).waitFor();
}
