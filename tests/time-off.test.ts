import { describe, expect, it } from 'vitest';
import { changeSettings, check, play, plays, startWithPast } from '@/tests/builders/mias-friends';
import { followingSource, userSource } from '@/tests/builders/source';
import { HOUR } from '@/utils/lib/time';
import type { Level } from '@/utils/rules/rule';
import { withLeftOut, withoutSource, withRules, withSourcePaused } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

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
    const lookout = await startWithPast(sources);
    await changeSettings(lookout, off);
    play(lookout, 'ben', 2);
    await check(lookout);
    play(lookout, 'ben', 3);
    lookout.pass(HOUR);
    await changeSettings(lookout, on);
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    play(lookout, 'ben', 4);
    await check(lookout);
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it('a person unfollowed and followed again', async () => {
    const lookout = await startWithPast([followingSource()]);
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
    const lookout = await startWithPast([userSource('ben')], { ...plays('off'), movie: { scrobble: 'notify' } });
    play(lookout, 'ben', 2);
    await check(lookout);
    expect((await lookout.rows()).filter(({ card }) => card.kind === 'activities')).toEqual([]);
    await changeSettings(lookout, rules('feed'));
    // Another activity, so that the listing has changed.
    play(lookout, 'ben', 3);
    await check(lookout);
    const members = (await lookout.rows()).flatMap(({ card }) => card.activities);
    expect(members.map(({ episode, reason }) => [episode?.number, reason.kind])).toContainEqual([2, 'baseline']);
    expect(lookout.browser.raised).toEqual([]);
  });

  it('deletes streams that no source wants, and keeps those of a paused person', async () => {
    const lookout = await startWithPast([userSource('ben'), userSource('kofi')]);
    await changeSettings(lookout, (before) => withoutSource(before, 'user:ben'));
    await changeSettings(lookout, (before) => withSourcePaused(before, 'user:kofi', true));
    await check(lookout);
    const keys = await (await lookout.db()).getAllKeys('streams');
    expect(keys.filter((key) => key.endsWith(':ben'))).toEqual([]);
    expect(keys).toContain('history:kofi');
  });
});
