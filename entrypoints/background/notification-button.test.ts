import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onNotificationButton } from '@/entrypoints/background/notification-button';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { MUTE } from '@/utils/notify/notifier';

const EPISODE = { action: 'scrobble', show: 'severance', season: 1, episode: 1 } as const;
const MOVIE = { action: 'scrobble', movie: 'parasite-2019' } as const;

async function started(): Promise<Lookout> {
  const lookout = await startLookout({ sources: ['mia', 'ben'].map((name) => userSource(name)) });
  await lookout.services.check('now');
  return lookout;
}

async function happen(lookout: Lookout, users: string[], what: typeof EPISODE | typeof MOVIE = EPISODE): Promise<void> {
  lookout.pass(5 * MINUTE);
  for (const user of users) lookout.sandbox.control.event({ user, ...what });
  await lookout.services.check('now');
}

const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());
const mutes = async ({ services }: Lookout) => (await services.settings.read()).mutes;

describe('the Mute button', () => {
  it('mutes the person its label names, even after others have joined', async () => {
    const lookout = await started();
    await happen(lookout, ['mia']);
    const [notified = ''] = await shown();
    await settingsCommands(lookout.services).snooze({ until: lookout.now() + HOUR });
    await happen(lookout, ['ben']);
    const { card } = (await lookout.rows()).find((each) => each.card.id === notified) ?? {};
    expect(card?.activities).toHaveLength(2);
    lookout.restart();
    await onNotificationButton(lookout.services, notified, MUTE);
    expect(await mutes(lookout)).toMatchObject([{ kind: 'user', id: 'mia', until: about(lookout.now() + DAY) }]);
    expect(await shown()).toEqual([]);
  });

  it('mutes what all activities share once they are notified together', async () => {
    const lookout = await started();
    await happen(lookout, ['mia']);
    await happen(lookout, ['ben']);
    const [notified = ''] = await shown();
    await onNotificationButton(lookout.services, notified, MUTE);
    expect(await mutes(lookout)).toMatchObject([{ kind: 'show', id: 'severance' }]);
  });

  it('keeps the notification if there is nobody to mute', async () => {
    const lookout = await started();
    await happen(lookout, ['mia', 'ben'], MOVIE);
    const [notified = ''] = await shown();
    await onNotificationButton(lookout.services, notified, MUTE);
    expect(await mutes(lookout)).toEqual([]);
    expect(await shown()).toEqual([notified]);
  });
});
