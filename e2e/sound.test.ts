import { expect, it } from 'vitest';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { recordRaised } from './harness/worker-recorder';

it('notifies with the system’s sound or silently, as chosen, where the browser can', async () => {
  const { lookout, sandbox } = await stage();
  await (await addUser(lookout, 'mia')).close();
  const page = await lookout.openOptions('notifications');
  await page.getByRole('button', { name: 'Send a test notification' }).waitFor();
  const silent = page.getByRole('radio', { name: 'Silent' });
  if (lookout.firefox) return expect(await silent.count()).toBe(0);

  const recorder = await recordRaised(lookout);
  const sounds = async (movie: string) => {
    sandbox.control.event({ user: 'mia', action: 'scrobble', movie });
    await command(lookout.driver, 'checkNow');
    return (await recorder.payloads()).map((each) => (each as { silent?: boolean }).silent ?? false);
  };
  expect(await sounds('spirited-away-2001')).toEqual([false]);
  await silent.check({ force: true });
  await page.getByText('Saved').first().waitFor();
  expect(await sounds('parasite-2019')).toEqual([false, true]);
});
