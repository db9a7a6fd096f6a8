import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { showSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { MINUTE } from '@/utils/lib/time';
import { withSeasons, withSourcePaused } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import type { ShowSource } from '@/utils/sources/source';

const ORIGIN = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin: ORIGIN }, clientIds: { [ORIGIN]: SANDBOX_CLIENT_ID } } as const;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const notified = ({ browser }: Lookout, episode: number) =>
  browser.raised.filter(({ message }) => message.startsWith(`S01E0${episode}`)).length;
const play = ({ sandbox }: Lookout, episode: number) =>
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode });

/** Two shows are watched. Episode 2 was announced; episode 3 was watched since the last check. */
async function start(other: Partial<ShowSource>): Promise<Lookout> {
  const lookout = await startLookout({ sources: [showSource('andor', other), showSource('severance')], ...V1 });
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  play(lookout, 2);
  lookout.pass(2 * MINUTE);
  await lookout.services.check('now');
  expect(notified(lookout, 2)).toBe(1);
  lookout.pass(5 * MINUTE);
  play(lookout, 3);
  lookout.pass(5 * MINUTE);
  return lookout;
}

async function apply(lookout: Lookout, how: (before: Settings) => Settings): Promise<void> {
  await lookout.services.settings.change(how);
  await lookout.services.refreshBrowserUi();
}

async function lose(lookout: Lookout): Promise<void> {
  await loseStore(lookout, 'database');
  await lookout.services.flushOutbox();
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
}

it('notifies of activities on a show since the last check on protocol v1', async () => {
  const lookout = await start({});
  await lose(lookout);
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
});

it('notifies of them if the seasons of the show were changed between that check and the loss', async () => {
  const lookout = await start({ seasons: [2] });
  await apply(lookout, (before) => withSeasons(before, 'show:severance', [1]));
  await lose(lookout);
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
});

it('notifies of them if the show joins others that were read since the loss', async () => {
  const lookout = await start({ seasons: [1] });
  await apply(lookout, (before) => withSourcePaused(before, 'show:severance', true));
  await lose(lookout);
  await apply(lookout, (before) => withSeasons(before, 'show:severance', [1]));
  await apply(lookout, (before) => withSourcePaused(before, 'show:severance', false));
  await lookout.services.check('now');
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
});

it('notifies of them after a pause of the show, during which others of the same request were read', async () => {
  const lookout = await start({});
  await apply(lookout, (before) => withSourcePaused(before, 'show:severance', true));
  await lose(lookout);
  await apply(lookout, (before) => withSourcePaused(before, 'show:severance', false));
  await lookout.services.check('now');
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
});
