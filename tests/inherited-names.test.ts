import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { check, raised } from '@/tests/builders/following';
import { signInAt } from '@/tests/builders/sign-in';
import { followingSource, showSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { DAY, HOUR } from '@/utils/lib/time';
import { withSource } from '@/utils/settings/changes';

const ORIGIN = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin: ORIGIN }, clientIds: { [ORIGIN]: SANDBOX_CLIENT_ID } } as const;

/** Names at Trakt that every object of JavaScript has, too. */
const NAMES = ['hugo', 'constructor', '__proto__'];

describe.each(NAMES)('somebody or something named "%s" at Trakt', (name) => {
  it('is announced when followed, and so is everybody else', async () => {
    const world = createWorld({
      people: [
        { username: 'mia', following: ['ben'] },
        { username: 'ben', name: 'Ben' },
        { username: name, slug: name, name: 'Other' },
      ],
      shows: [{ title: 'Severance', seasons: [{ number: 2, episodes: 9 }] }],
      movies: [],
      events: [],
    });
    const lookout = await startLookout({ sources: [followingSource()] }, world);
    const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
    const session = await lookout.services.session(await lookout.services.settings.read());
    await session.storeSignIn(account, credentials);
    await check(lookout);
    await check(lookout);
    lookout.sandbox.control.follow('mia', name);
    lookout.pass(HOUR);
    await check(lookout);
    await check(lookout);
    for (const [user, episode] of [
      ['ben', 5],
      [name, 6],
    ] as const) {
      lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 2, episode });
    }
    await check(lookout);
    expect(raised(lookout).join()).toContain('Ben');
    expect(raised(lookout).join()).toContain('Other');
  });

  it('has a past in the feed when added as a show on protocol v1', async () => {
    const world = createWorld({
      people: [{ username: 'mia', name: 'Mia' }],
      shows: [
        { title: 'Severance', seasons: [{ number: 1, episodes: 9 }] },
        { title: 'Other', ids: { trakt: 7, slug: name }, seasons: [{ number: 1, episodes: 9 }] },
      ],
      movies: [],
      events: [],
    });
    const lookout = await startLookout({ sources: [showSource('severance')], ...V1 }, world);
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: name, season: 1, episode: 1 });
    lookout.pass(DAY);
    await check(lookout);
    await lookout.services.settings.change((before) => withSource(before, showSource(name, { since: lookout.now() })));
    await check(lookout);
    await check(lookout);
    expect(await lookout.rows()).toHaveLength(1);
  });
});
