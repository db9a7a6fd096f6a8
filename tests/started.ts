import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';
import type { Settings } from '@/utils/settings/settings';

/** Lookout with a past that is marked as read, and a person who plays one show after another. */
export async function started(change: Partial<Settings> = {}) {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')], ...change });
  await lookout.services.check('now');
  const shows = lookout.sandbox.world.shows.map(({ ids }) => ids.slug);
  const play = (user: string, show: number) =>
    lookout.sandbox.control.event({ user, action: 'scrobble', show: shows[show] ?? '', season: 1, episode: 1 });
  const tick = async (ms = 5 * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('tick');
  };
  const commands = () => settingsCommands(lookout.services);
  const titles = () => lookout.browser.raised.map(({ title }) => title);
  const deliveries = async () => (await lookout.rows()).flatMap(({ unread, card }) => (unread ? [card.delivery] : []));
  return { lookout, play, tick, commands, titles, deliveries };
}
