import { expect, inject, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { sentinelKey, storeLostKey } from '@/utils/settings/store-keys';
import { cutNewestLog, damageManifest, removeDatabases } from './harness/database-files';
import { lane } from './harness/lane';
import { type Lookout, openLookout } from './harness/lookout';
import { packExtension } from './harness/packed';
import { reportOnFailure } from './harness/report-on-failure';
import { addUser, rows, someNotifications } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser;

const stored = ({ driver }: Lookout, key: string) =>
  driver.evaluate(async (name) => (await chrome.storage.local.get(name))[name], key);

it.each([
  { what: 'without its database', damage: removeDatabases, isLost: true },
  { what: 'with a damaged database, which it deletes', damage: damageManifest, isLost: true },
  // A log ends with the last record: the browser drops it and keeps the rest, or treats everything as damaged.
  { what: 'without the end of the database log', damage: (profile: string) => cutNewestLog(profile, 3), isLost: null },
])(
  'notifies of what happened while the browser was closed, even if it starts $what',
  {
    timeout: 180_000,
  },
  async ({ damage, isLost }) => {
    const { executable } = inject('run');
    const { port, builds } = lane();
    const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
    const { origin, close } = await serveSandbox(sandbox, port);
    onTestFinished(close);
    const packed = packExtension(executable, builds.v2);
    onTestFinished(packed.remove);
    const build = {
      executable,
      extension: builds.v2,
      headless: true,
      protocol: 'v2' as const,
      origin,
      packed,
    };
    const open = async (again: boolean) => {
      const opened = await openLookout({ ...build, loopbackOnly: true, again });
      onTestFinished(() => opened.close().catch(() => {}));
      reportOnFailure(opened, sandbox);
      return opened;
    };
    let lookout = await open(false);
    await addUser(lookout, 'mia');
    await until('the installation to be on the disk', packed.isWritten, 30_000);
    await until('the sentinel', () => stored(lookout, sentinelKey(lookout.database)));
    await lookout.close();
    damage(packed.profile);
    sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });

    lookout = await open(true);
    // An intact store keeps the times of its reads; in a new one everything is due at once.
    const streams = async () => (await snapshot(lookout.driver, lookout.database)).stores.streams ?? [];
    await until('the store', async () => (await streams()).length > 0);
    await lookout.fireAlarm();
    expect(await someNotifications(lookout)).toEqual([expect.stringMatching(/^card:history:\d+$/)]);
    const wasLost = Boolean(await stored(lookout, storeLostKey(lookout.database)));
    if (isLost !== null) expect(wasLost).toBe(isLost);

    const popup = await lookout.openPopup();
    await rows(popup).first().waitFor();
    if (wasLost) {
      const sentence = popup.getByText('Your browser lost Lookout’s history');
      await sentence.waitFor();
      await popup.getByRole('button', { name: 'Dismiss' }).first().click();
      await sentence.waitFor({ state: 'detached' });
      await until('it to be dismissed', async () => !(await stored(lookout, storeLostKey(lookout.database))));
    }
    await lookout.openOptions('sources').then((page) => page.getByText('mia').first().waitFor());
  },
);
