import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '@/sandbox/world';
import { showSource, userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { withoutSource, withPaused, withSourcePaused } from '@/utils/settings/changes';
import { withFile } from '@/utils/settings/file/apply';
import type { SettingsFile } from '@/utils/settings/file/schema';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

const world = () =>
  createWorld({
    people: [
      { username: 'ben', name: 'Ben' },
      { username: 'hugo', name: 'Hugo' },
    ],
    shows: ['Severance', 'Andor'].map((title) => ({ title, seasons: [{ number: 1, episodes: 9 }] })),
    movies: [],
    events: [],
  });

async function check(lookout: Lookout): Promise<void> {
  lookout.pass(HOUR + 5 * MINUTE);
  expect((await lookout.services.check('now')).ok).toBe(true);
}

async function start(sources: Source[]): Promise<Lookout> {
  const lookout = await startLookout({ sources }, world());
  await check(lookout);
  await check(lookout);
  return lookout;
}

/** As a page does it. */
async function change(lookout: Lookout, how: (before: Settings) => Settings): Promise<void> {
  await lookout.services.settings.change(how);
  await lookout.services.refreshBrowserUi();
}

const pause = (lookout: Lookout, id: string, paused: boolean) =>
  change(lookout, (before) => withSourcePaused(before, id, paused));
const notified = ({ browser }: Lookout) => browser.raised.map(({ message }) => message);
const unread = async (lookout: Lookout) =>
  (await lookout.rows()).flatMap(({ card, unread }) => (unread ? card.activities.map(({ user }) => user.slug) : []));

/** Ben is watched, and has watched an episode that no check has read yet. */
async function startWithPlay(): Promise<Lookout> {
  const lookout = await start([userSource('ben')]);
  lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'severance', season: 1, episode: 2 });
  return lookout;
}

describe('a person paused during the check that reads their activity', () => {
  let lookout: Lookout;
  beforeEach(async () => {
    lookout = await startWithPlay();
    lookout.pass(5 * MINUTE);
    const checked = lookout.services.check('now');
    await lookout.services.settings.change((before) => withSourcePaused(before, 'user:ben', true));
    await checked;
    await lookout.services.refreshBrowserUi();
  });

  it('appears unread in the feed, and notifies after the pause', async () => {
    lookout.pass(HOUR);
    await lookout.services.flushOutbox();
    expect(notified(lookout)).toEqual([]);
    expect(await unread(lookout)).toEqual(['ben']);
    await pause(lookout, 'user:ben', false);
    await check(lookout);
    await check(lookout);
    expect(notified(lookout)).toEqual([expect.stringContaining('S01E02')]);
  });

  it('does not notify if the person is removed, or paused again before it could', async () => {
    await pause(lookout, 'user:ben', false);
    lookout.pass(MINUTE);
    await pause(lookout, 'user:ben', true);
    await lookout.services.flushOutbox();
    expect(await (await lookout.db()).count('outbox')).toBe(0);
    await change(lookout, (before) => withoutSource(before, 'user:ben'));
    await lookout.services.flushOutbox();
    expect(notified(lookout)).toEqual([]);
  });
});

describe('everything paused, and resumed before the background noticed', () => {
  let lookout: Lookout;
  beforeEach(async () => {
    lookout = await startWithPlay();
    lookout.pass(2 * MINUTE);
    await lookout.settings({ paused: true });
  });

  it('notifies of activity from before the pause', async () => {
    await change(lookout, (before) => withPaused(before, false));
    await check(lookout);
    expect(notified(lookout)).toEqual([expect.stringContaining('S01E02')]);
  });

  it('notifies of activity from before the pause if an imported file resumes it', async () => {
    const file: SettingsFile = { format: 'lookout/settings', version: 1, paused: false };
    const trakt = { protocol: 'v2', apiOrigin: 'https://trakt.test' } as const;
    await change(lookout, (before) => withFile(before, file, trakt, lookout.now()));
    await check(lookout);
    expect(notified(lookout)).toEqual([expect.stringContaining('S01E02')]);
  });
});

describe('a show paused while comments are read for another', () => {
  const comment = (lookout: Lookout, text: string) =>
    lookout.sandbox.control.event({ user: 'hugo', action: 'shout', show: 'severance', season: 1, episode: 2, text });

  it('notifies after the pause of comments from before it, and of none from during it', async () => {
    const lookout = await start([showSource('severance'), showSource('andor')]);
    const before = notified(lookout).length;
    comment(lookout, 'Before.');
    lookout.pass(2 * MINUTE);
    await pause(lookout, 'show:severance', true);
    lookout.pass(10 * MINUTE);
    comment(lookout, 'During.');
    await check(lookout);
    expect(notified(lookout)).toHaveLength(before);
    await pause(lookout, 'show:severance', false);
    await check(lookout);
    await check(lookout);
    expect(notified(lookout)).toHaveLength(before + 1);
    expect(await unread(lookout)).toEqual(['hugo']);
  });
});
