import { onTestFinished } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { createSandbox, type Sandbox } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';

const WORLD = {
  people: [
    { username: 'mia', name: 'Mia', password: 'open sesame', following: ['zofia', 'ben'] },
    { username: 'zofia', name: 'Zofia', private: true, following: ['mia'] },
    { username: 'ben', name: 'Ben' },
  ],
  shows: [{ title: 'Alpha', seasons: [{ number: 1, episodes: 8 }] }],
  movies: [],
  events: [],
};
export const OWN = 'http://trakt.local';

/** Trakt, and a custom server at another address. */
export async function startTwoServers(change: Parameters<typeof startLookout>[0] = {}) {
  let own: Sandbox | undefined;
  fakeBrowser.permissions.remove = async () => true;
  const lookout = await startLookout(change, createWorld(WORLD), {
    [OWN]: (now) => {
      own = createSandbox({ world: createWorld(WORLD), now });
      own.control.clientIds(['own-key']);
      return own;
    },
  });
  // Work that a command started in the background must not reach into the next test.
  onTestFinished(async () => void (await lookout.services.check('soon')));
  if (!own) throw new Error('There is no such server');
  return { lookout, own };
}

/** Commands about accounts and settings that pages can send. */
export const commandsOf = ({ services }: Lookout) => ({ ...accountCommands(services), ...settingsCommands(services) });

export async function check(lookout: Lookout): Promise<void> {
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
}
