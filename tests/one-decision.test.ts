import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { signInAt } from '@/tests/builders/sign-in';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Level, Rules } from '@/utils/rules/rule';
import {
  withLeftOut,
  withoutSource,
  withRules,
  withSeasons,
  withSource,
  withSourcePaused,
} from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

const plays = (level: Level): Rules => ({ episode: { scrobble: level } });
const comments = (level: Level): Rules => ({ episode: { shout: level }, show: { shout: level } });
const NOW = Date.UTC(2026, 10, 22, 12);
const PAST = { at: NOW - 30 * HOUR, action: 'scrobble' as const, show: 'severance', season: 1, episode: 1 };

/** Mia follows Ben and Kofi, but not Hugo. */
const world = () =>
  createWorld({
    people: [
      { username: 'mia', name: 'Mia', following: ['ben', 'kofi'] },
      { username: 'ben', name: 'Ben' },
      { username: 'kofi', name: 'Kofi' },
      { username: 'hugo', name: 'Hugo' },
    ],
    shows: [
      {
        title: 'Severance',
        seasons: [
          { number: 1, episodes: 9 },
          { number: 2, episodes: 9 },
        ],
      },
    ],
    movies: [],
    events: ['ben', 'kofi', 'hugo'].map((user) => ({ ...PAST, user })),
  });

async function start(sources: Source[], rules: Rules = {}, v1 = false): Promise<Lookout> {
  const origin = 'https://api.trakt.tv';
  const server: Partial<Settings> = v1
    ? { server: { protocol: 'v1', origin }, clientIds: { [origin]: SANDBOX_CLIENT_ID } }
    : {};
  const lookout = await startLookout({ sources, rules, ...server }, world());
  if (!v1) {
    const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
    await (await lookout.services.session(await lookout.services.settings.read())).storeSignIn(account, credentials);
  }
  await check(lookout);
  await check(lookout);
  expect(lookout.sandbox.log.some(({ path }) => path.startsWith('/activity/'))).toBe(v1);
  expect(lookout.browser.raised).toEqual([]);
  return lookout;
}

async function check(lookout: Lookout): Promise<void> {
  lookout.pass(5 * MINUTE);
  expect((await lookout.services.check('now')).ok).toBe(true);
}

/** As a page does it. */
async function change(lookout: Lookout, how: (before: Settings) => Settings): Promise<void> {
  await lookout.services.settings.change(how);
  await lookout.services.refreshBrowserUi();
}

const play = ({ sandbox }: Lookout, user: string, episode: number, season = 1) =>
  sandbox.control.event({ user, action: 'scrobble', show: 'severance', season, episode });
const shout = ({ sandbox }: Lookout, user: string) =>
  sandbox.control.event({ user, action: 'shout', show: 'severance', season: 1, episode: 2, text: 'That corridor.' });
/** How often a notification said so. */
const notified = ({ browser }: Lookout, words: RegExp) =>
  browser.raised.filter(({ title, message }) => words.test(`${title} ${message}`)).length;
const stored = async (lookout: Lookout) =>
  (await lookout.rows()).flatMap(({ card }) =>
    card.activities.flatMap(({ user, reason }) => (reason.kind === 'baseline' ? [] : user.slug)),
  );

describe('one activity notifies once', () => {
  it.each<[string, Source[], (lookout: Lookout) => unknown]>([
    [
      'of a person excluded from everyone I follow, and a source of his own',
      [followingSource({ except: ['ben'] }), userSource('ben')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'if plays are off for everyone I follow, and he is a source of his own',
      [followingSource({ rules: plays('off') }), userSource('ben')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'if plays stay in the feed for everyone I follow, and he is a source of his own',
      [followingSource({ rules: plays('feed') }), userSource('ben', { rules: plays('notify') })],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'if plays stay in the feed for everyone I follow, and the show is watched',
      [followingSource({ rules: plays('feed') }), showSource('severance')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'if plays are off for everyone I follow, and the show is watched',
      [followingSource({ rules: plays('off') }), showSource('severance')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'whose comment is off for the show',
      [showSource('severance', { rules: comments('off') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
    [
      'whose comment is quiet for the show',
      [showSource('severance', { rules: comments('feed') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
  ])('%s', async (_, sources, happens) => {
    const lookout = await start(sources);
    happens(lookout);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /Ben/i)).toBe(1);
    expect(await stored(lookout)).toEqual(['ben']);
  });

  it.each<[string, Source[], (lookout: Lookout) => unknown]>([
    [
      'whose plays are quiet for the show',
      [showSource('severance', { rules: plays('feed') }), userSource('ben')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'whose comment is off for the show',
      [showSource('severance', { rules: comments('off') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
  ])('on protocol v1, %s', async (_, sources, happens) => {
    const lookout = await start(sources, {}, true);
    happens(lookout);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /ben/i)).toBe(1);
  });

  it('of a watched person not read yet when everyone I follow is added', async () => {
    const lookout = await start([userSource('ben')]);
    play(lookout, 'ben', 2);
    await change(lookout, (before) => withSource(before, followingSource({ since: lookout.now() })));
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /ben/i)).toBe(1);
    expect(notified(lookout, /kofi/i)).toBe(0);
  });
});

describe('activities from a time off do not notify', () => {
  const rules = (level: Level) => (before: Settings) => withRules(before, plays(level));
  it.each<[string, Source[], (before: Settings) => Settings, (before: Settings) => Settings]>([
    ['plays switched off and on', [userSource('ben')], rules('off'), rules('notify')],
    [
      'a person excluded and included again',
      [followingSource()],
      (before) => withLeftOut(before, 'ben', true),
      (before) => withLeftOut(before, 'ben', false),
    ],
  ])('%s', async (_, sources, off, on) => {
    const lookout = await start(sources);
    await change(lookout, off);
    play(lookout, 'ben', 2);
    await check(lookout);
    play(lookout, 'ben', 3);
    lookout.pass(HOUR);
    await change(lookout, on);
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    play(lookout, 'ben', 4);
    await check(lookout);
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it('a person unfollowed and followed again', async () => {
    const lookout = await start([followingSource()]);
    lookout.sandbox.control.unfollow('mia', 'ben');
    lookout.pass(HOUR);
    await check(lookout);
    play(lookout, 'ben', 2);
    lookout.sandbox.control.follow('mia', 'ben');
    lookout.pass(HOUR);
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
  });

  it('marks plays from the time they were off as read', async () => {
    const lookout = await start([userSource('ben')], { ...plays('off'), movie: { scrobble: 'notify' } });
    play(lookout, 'ben', 2);
    await check(lookout);
    expect((await lookout.rows()).filter(({ card }) => card.kind === 'activities')).toEqual([]);
    await change(lookout, rules('feed'));
    // Something else, so that the listing has changed.
    play(lookout, 'ben', 3);
    await check(lookout);
    const members = (await lookout.rows()).flatMap(({ card }) => card.activities);
    expect(members.map(({ episode, reason }) => [episode?.number, reason.kind])).toContainEqual([2, 'baseline']);
    expect(lookout.browser.raised).toEqual([]);
  });

  it('deletes streams that no source wants, and keeps those of a paused person', async () => {
    const lookout = await start([userSource('ben'), userSource('kofi')]);
    await change(lookout, (before) => withoutSource(before, 'user:ben'));
    await change(lookout, (before) => withSourcePaused(before, 'user:kofi', true, lookout.now()));
    await check(lookout);
    const keys = await (await lookout.db()).getAllKeys('streams');
    expect(keys.filter((key) => key.endsWith(':ben'))).toEqual([]);
    expect(keys).toContain('history:kofi');
  });
});

describe('pausing, removing, other seasons', () => {
  it('keeps activities from before a pause that were not read yet', async () => {
    const lookout = await start([userSource('ben')]);
    play(lookout, 'ben', 2);
    lookout.pass(2 * MINUTE);
    await change(lookout, (before) => withSourcePaused(before, 'user:ben', true, lookout.now()));
    lookout.pass(10 * MINUTE);
    play(lookout, 'ben', 3);
    lookout.pass(10 * MINUTE);
    await change(lookout, (before) => withSourcePaused(before, 'user:ben', false, lookout.now()));
    await check(lookout);
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('S01E02')]);
  });

  it('does not notify of somebody who started watching a show during its pause', async () => {
    const lookout = await start([showSource('severance')], { episode: { watching: 'notify' } });
    const pause = (isPaused: boolean) =>
      change(lookout, (before) => withSourcePaused(before, 'show:severance', isPaused, lookout.now()));
    const watch = (user: string) =>
      lookout.sandbox.control.event({ user, action: 'watching', show: 'severance', season: 1, episode: 2 });
    await pause(true);
    lookout.pass(10 * MINUTE);
    watch('hugo');
    lookout.pass(10 * MINUTE);
    await pause(false);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    watch('kofi');
    await check(lookout);
    expect(notified(lookout, /kofi/i)).toBe(1);
  });

  it('keeps unread activities of a season if another is added, and marks that season’s past as read', async () => {
    const lookout = await start([showSource('severance', { seasons: [1] })], {}, true);
    play(lookout, 'ben', 2, 2);
    play(lookout, 'kofi', 3, 1);
    lookout.pass(MINUTE);
    await change(lookout, (before) => withSeasons(before, 'show:severance', [1, 2]));
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('S01E03')]);
  });

  it.each<[string, (lookout: Lookout, before: Settings) => Settings]>([
    ['paused', (lookout, before) => withSourcePaused(before, 'user:ben', true, lookout.now())],
    ['removed', (_, before) => withoutSource(before, 'user:ben')],
  ])('drops a waiting notification if the person is %s', async (_, how) => {
    const lookout = await start([userSource('ben')]);
    await change(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
    play(lookout, 'ben', 2);
    await check(lookout);
    await change(lookout, (before) => how(lookout, before));
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    expect(await (await lookout.db()).count('outbox')).toBe(0);
  });

  it('drops a waiting notification of a season that is no longer chosen', async () => {
    const lookout = await start([showSource('severance')], {}, true);
    await change(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
    play(lookout, 'ben', 2, 1);
    await check(lookout);
    await change(lookout, (before) => withSeasons(before, 'show:severance', [2]));
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
  });

  it('drops a waiting notification of a person who is no longer followed', async () => {
    const lookout = await start([followingSource()]);
    await change(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + 3 * HOUR }));
    play(lookout, 'ben', 2);
    await check(lookout);
    lookout.sandbox.control.unfollow('mia', 'ben');
    lookout.pass(2 * HOUR);
    await check(lookout);
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    expect(await stored(lookout)).toEqual(['ben']);
  });

  it('does not notify of a person removed during a round', async () => {
    const lookout = await start([userSource('ben')]);
    play(lookout, 'ben', 2);
    lookout.pass(5 * MINUTE);
    const checked = lookout.services.check('now');
    await lookout.services.settings.change((before) => withoutSource(before, 'user:ben'));
    await checked;
    expect(lookout.browser.raised).toEqual([]);
  });
});

it('does not take everybody in the feed for followed', async () => {
  const lookout = await start([followingSource()]);
  // The list is read once an hour: he is in the feed before it says so.
  lookout.sandbox.control.follow('mia', 'hugo');
  play(lookout, 'hugo', 2);
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  expect(lookout.browser.raised).toEqual([]);
  expect((await lookout.rows()).flatMap(({ card }) => card.activities.map(({ user }) => user.slug))).not.toContain(
    'hugo',
  );
});
