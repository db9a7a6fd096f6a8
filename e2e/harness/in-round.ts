import type { Page } from 'playwright-core';

/** Whether a round is under way. An alarm that rings during one is ignored. */
export const isInRound = (page: Page): Promise<boolean> =>
  page.evaluate(async () => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === 'lookout:round'));
