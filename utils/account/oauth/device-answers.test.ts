import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AUTH, startDevice as start } from '@/tests/builders/device';
import { MINUTE, SECOND } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe('a code from a server with odd answers', () => {
  /** A server that adds these fields to the answer with the code. */
  const giving = (answer: object) =>
    (async (url: string) =>
      url.endsWith('/code')
        ? Response.json({ device_code: 'd', user_code: 'U', ...answer })
        : new Response(null, { status: 400 })) as typeof globalThis.fetch;

  it.each([
    ['javascript:alert(1)', `${AUTH}/activate`],
    ['https://evil.example/activate', `${AUTH}/activate`],
    ['https://trakt.tv.evil.example/activate', `${AUTH}/activate`],
    ['https://eviltrakt.tv/activate', `${AUTH}/activate`],
    ['https://user:pass@trakt.tv/activate', `${AUTH}/activate`],
    ['http://trakt.tv/activate', `${AUTH}/activate`],
    [`https://trakt.tv/${'x'.repeat(5000)}`, `${AUTH}/activate`],
    [42, `${AUTH}/activate`],
    ['https://trakt.tv/activate', 'https://trakt.tv/activate'],
    ['https://app.trakt.tv/activate?x=1', 'https://app.trakt.tv/activate?x=1'],
    [`${AUTH}/elsewhere`, `${AUTH}/elsewhere`],
  ])("leads from %s to %s: only the sign-in server's URLs and Trakt's are used", async (verification_url, url) => {
    expect(await start().go('start', { fetch: giving({ verification_url }) })).toMatchObject({ url });
  });

  it.each([
    [1e300, 3600],
    [-1, 30],
    [0, 30],
    ['600', 600],
    [null, 600],
  ])('with a lifetime of %s seconds is treated as valid for %i', async (expires_in, lasts) => {
    const { go, clock } = start();
    const view = await go('start', { fetch: giving({ expires_in }) });
    expect(view).toMatchObject({ expiresAt: clock.now + lasts * SECOND });
    if (view?.kind === 'waiting') expect(new Date(view.expiresAt).toISOString()).toMatch(/^2026/);
  });

  it.each([0.001, 0, -5, 1e300, 'x'])(
    'is polled at most every five seconds, even if the server gives an interval of %s',
    async (interval) => {
      const { go, clock } = start();
      let asked = 0;
      const server = giving({ interval, expires_in: 3600 });
      const fetch = ((url: string) => {
        asked += 1;
        return server(url);
      }) as typeof globalThis.fetch;
      const view = await go('start', { fetch });
      expect(view?.kind === 'waiting' && view.interval).toBeGreaterThanOrEqual(5 * SECOND);
      expect(view?.kind === 'waiting' && view.interval).toBeLessThanOrEqual(MINUTE);
      asked = 0;
      for (let step = 0; step < 40; step += 1) {
        clock.now += SECOND / 10;
        await go('ask', { fetch });
      }
      expect(asked).toBe(0);
    },
  );

  it.each([
    ['AB\u202e\u0000CD\n12', { userCode: 'ABCD 12' }],
    ['x'.repeat(10_000), { userCode: `${'x'.repeat(31)}…` }],
    ['\u200b', { kind: 'failed', problem: { kind: 'server' } }],
  ])('is shown as one short line of visible characters (%#)', async (user_code, shown) => {
    expect(await start().go('start', { fetch: giving({ user_code }) })).toMatchObject(shown);
  });
});
