import type { Page } from 'playwright-core';

/** Whether a round is under way, which an alarm that rings then leaves alone. */
export const isInRound = (page: Page): Promise<boolean> =>
  page.evaluate(async () => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === 'lookout:round'));
