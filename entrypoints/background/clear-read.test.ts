import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { open } from '@/entrypoints/background/lifecycle';
import { onNotificationButton } from '@/entrypoints/background/notification-button';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { MARK_READ, MUTE } from '@/utils/notify/notifier';

const PEOPLE = ['mia', 'ben', 'anouk', 'kofi'];

/** Each person rates another show, then Lookout checks. */
async function started(): Promise<Lookout> {
  const lookout = await startLookout({ sources: PEOPLE.map((name) => userSource(name)), atOnce: 1 });
  await lookout.services.check('now');
  return lookout;
}

async function happen(lookout: Lookout, people = PEOPLE, rating = 8): Promise<void> {
  lookout.pass(5 * MINUTE);
  const shows = ['severance', 'silo', 'dark', 'the-bear'];
  for (const [index, user] of people.entries()) {
    lookout.sandbox.control.event({ user, action: 'rating', show: shows[index] ?? 'dark', rating });
  }
  await lookout.services.check('now');
}

const shown = async () => Object.keys(await fakeBrowser.notifications.getAll());
const isSummary = (id: string) => id.startsWith('summary:');

describe('a summary', () => {
  it('disappears when the last of its cards is read', async () => {
    const lookout = await started();
    await happen(lookout);
    const folded = (await lookout.rows()).flatMap(({ card: { id, delivery } }) =>
      delivery.state === 'suppressed' && delivery.reason === 'joined-summary' ? [id] : [],
    );
    expect(folded.length).toBeGreaterThan(1);
    expect((await shown()).filter(isSummary)).toHaveLength(1);
    for (const id of folded) {
      expect((await shown()).filter(isSummary)).toHaveLength(1);
      await onNotificationButton(lookout.services, id, MARK_READ);
    }
    expect((await shown()).filter(isSummary)).toEqual([]);
    // The individual notification is still there.
    expect(await shown()).toHaveLength(1);
  });

  it('opens the feed in a tab and leaves its cards unread', async () => {
    const lookout = await started();
    await happen(lookout);
    const [summary = ''] = (await shown()).filter(isSummary);
    const unread = (await lookout.rows()).filter((row) => row.unread).length;
    await open(lookout.services, summary);
    expect((await lookout.rows()).filter((row) => row.unread)).toHaveLength(unread);
    expect((await shown()).filter(isSummary)).toEqual([]);
    expect((await fakeBrowser.tabs.query({})).map(({ url }) => url)).toContain(
      fakeBrowser.runtime.getURL('/feed.html'),
    );
  });

  it('stays when a later summary disappears', async () => {
    const lookout = await started();
    await happen(lookout, ['mia', 'ben', 'anouk']);
    const first = (await shown()).filter(isSummary);
    await happen(lookout, ['kofi', 'mia', 'ben']);
    const later = (await shown()).filter((id) => isSummary(id) && !first.includes(id));
    expect([first.length, later.length]).toEqual([1, 1]);
    for (const { card } of await lookout.rows()) {
      const { delivery } = card;
      const joined = delivery.state === 'suppressed' && delivery.reason === 'joined-summary' ? delivery.summary : null;
      if (joined === later[0]) await onNotificationButton(lookout.services, card.id, MARK_READ);
    }
    expect((await shown()).filter(isSummary)).toEqual(first);
  });
});

it('muting a person drops their deferred notifications at once', async () => {
  const lookout = await started();
  const commands = settingsCommands(lookout.services);
  await happen(lookout, ['mia']);
  const [notified = ''] = await shown();
  await commands.snooze({ until: lookout.now() + HOUR });
  await happen(lookout, ['mia', 'ben'], 9);
  const states = async () => (await lookout.rows()).map(({ card }) => card.delivery.state);
  expect((await states()).filter((state) => state === 'deferred')).toHaveLength(2);
  await onNotificationButton(lookout.services, notified, MUTE);
  expect((await states()).filter((state) => state === 'deferred')).toHaveLength(1);
  expect((await (await lookout.db()).getAll('outbox')).map(({ id }) => id)).toHaveLength(1);
  expect(await shown()).toEqual([]);
});
