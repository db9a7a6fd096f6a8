import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listen } from '@/entrypoints/background/lifecycle';
import { startLookout } from '@/tests/lookout';

type Details = Parameters<typeof fakeBrowser.runtime.onInstalled.trigger>[0];

it('opens the welcome page once after installation, and never after an update', async () => {
  const { services } = await startLookout();
  listen(services);
  const opened = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);
  const before = (await opened()).length;
  for (const reason of ['update', 'browser_update', 'shared_module_update']) {
    await fakeBrowser.runtime.onInstalled.trigger({ reason } as Details);
  }
  await fakeBrowser.runtime.onStartup.trigger();
  expect(await opened()).toHaveLength(before);
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as Details);
  expect((await opened()).slice(before)).toEqual([expect.stringMatching(/options\.html#welcome$/)]);
});
