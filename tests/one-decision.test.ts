import { describe, expect, it } from 'vitest';
import {
  changeSettings,
  check,
  comments,
  newsOf,
  notified,
  play,
  plays,
  shout,
  startWithPast,
} from '@/tests/builders/mias-friends';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import type { Lookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { withSource } from '@/utils/settings/changes';
import type { Source } from '@/utils/sources/source';

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
      'of a comment that is off for the show',
      [showSource('severance', { rules: comments('off') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
    [
      'of a comment that is quiet for the show',
      [showSource('severance', { rules: comments('feed') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
  ])('%s', async (_, sources, happens) => {
    const lookout = await startWithPast(sources);
    happens(lookout);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /Ben/i)).toBe(1);
    expect(await newsOf(lookout)).toEqual(['ben']);
  });

  it.each<[string, Source[], (lookout: Lookout) => unknown]>([
    [
      'of plays that are quiet for the show',
      [showSource('severance', { rules: plays('feed') }), userSource('ben')],
      (lookout) => play(lookout, 'ben', 2),
    ],
    [
      'of a comment that is off for the show',
      [showSource('severance', { rules: comments('off') }), userSource('ben', { rules: comments('notify') })],
      (lookout) => shout(lookout, 'ben'),
    ],
  ])('on protocol v1, %s', async (_, sources, happens) => {
    const lookout = await startWithPast(sources, {}, true);
    happens(lookout);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /ben/i)).toBe(1);
  });

  it('of a watched person not read yet when everyone I follow is added', async () => {
    const lookout = await startWithPast([userSource('ben')]);
    play(lookout, 'ben', 2);
    await changeSettings(lookout, (before) => withSource(before, followingSource({ since: lookout.now() })));
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(notified(lookout, /ben/i)).toBe(1);
    expect(notified(lookout, /kofi/i)).toBe(0);
  });
});

it('does not take everybody in the feed for followed', async () => {
  const lookout = await startWithPast([followingSource()]);
  // The follow list is read once an hour: he is in the feed before the list has him.
  lookout.sandbox.control.follow('mia', 'hugo');
  play(lookout, 'hugo', 2);
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  expect(lookout.browser.raised).toEqual([]);
  expect((await lookout.rows()).flatMap(({ card }) => card.activities.map(({ user }) => user.slug))).not.toContain(
    'hugo',
  );
});

it('shows nothing of Trakt’s own team to somebody who follows nobody', async () => {
  const lookout = await startWithPast([followingSource()]);
  for (const user of ['ben', 'kofi']) lookout.sandbox.control.unfollow('mia', user);
  lookout.sandbox.control.settings({ v2: { strangers: ['hugo'] } });
  lookout.pass(HOUR);
  await check(lookout);
  play(lookout, 'hugo', 2);
  await check(lookout);
  expect(lookout.sandbox.log.filter(({ path }) => path.includes('/following/activities')).length).toBeGreaterThan(2);
  expect(lookout.browser.raised).toEqual([]);
  expect((await lookout.rows()).flatMap(({ card }) => card.activities.map(({ user }) => user.slug))).not.toContain(
    'hugo',
  );
});
