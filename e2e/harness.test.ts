import { expect, it } from 'vitest';
import { stage } from './harness/stage';

it('launches, stops', async () => {
  const { lookout } = await stage();
  expect(await lookout.workerIsRunning()).toBe(true);
  await lookout.stopWorker();
  expect(await lookout.workerIsRunning()).toBe(false);
  const popup = await lookout.openPopup();
  await popup.screenshot({ path: '/tmp/popup.png' });
});
