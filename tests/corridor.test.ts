import { describe, expect, it } from 'vitest';
import { showSource, userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { withPaused } from '@/utils/settings/changes';
import { USER_STREAMS } from '@/utils/sources/stream';

describe('the corridor', () => {
  it('marks the past of a new source as read and does not notify', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    const round = await lookout.services.check('now');
    expect(round).toMatchObject({ ok: true, value: { news: 0, failed: 0, stopped: null } });
    const rows = await lookout.rows();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ unread }) => unread)).toEqual([]);
    expect(lookout.browser.raised).toEqual([]);
    expect(lookout.browser.toolbar.text).toBe('');
    const history = await (await lookout.db()).get('streams', 'history:mia');
    expect(history).toMatchObject({ baseline: 100, failures: 0, lastGoodRead: about(lookout.now()) });
  });

  it('shows a new play once: one row, one notification, badge 1', async () => {
    const lookout = await startLookout({ sources: [userSource('mia', { name: 'Mia Lund' })] });
    await lookout.services.check('now');
    const before = (await lookout.rows()).length;
    lookout.pass(5 * MINUTE);
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 2 });
    for (let times = 0; times < 3; times += 1) {
      await lookout.services.check('tick');
      lookout.pass(5 * MINUTE);
    }
    expect(lookout.browser.raised).toEqual([
      {
        id: expect.stringMatching(/^card:history:\d+$/),
        title: 'Mia Lund watched Severance',
        message: expect.stringMatching(/^S01E02/),
      },
    ]);
    const rows = await lookout.rows();
    expect(rows.length).toBe(before + 1);
    expect(rows[0]).toMatchObject({ unread: true, card: { delivery: { state: 'shown' } } });
    expect(lookout.browser.toolbar.text).toBe('1');
  });

  it('turns watching into watched in one card', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    await lookout.services.check('now');
    lookout.pass(5 * MINUTE);
    lookout.sandbox.control.event({ user: 'mia', action: 'watching', show: 'severance', season: 1, episode: 2 });
    await lookout.services.check('tick');
    const [watching] = await lookout.rows();
    expect(watching).toMatchObject({ unread: false, card: { level: 'feed', delivery: { state: 'silent' } } });
    expect(lookout.browser.raised).toEqual([]);
    lookout.pass(40 * MINUTE);
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 2 });
    await lookout.services.check('tick');
    const [watched] = await lookout.rows();
    expect(watched?.card.id).toBe(watching?.card.id);
    expect(watched?.card.activities.map(({ action }) => action).sort()).toEqual(['scrobble', 'watching']);
    expect(lookout.browser.raised.map(({ id }) => id)).toEqual([watching?.card.id]);
  });

  it('raises once what a killed worker committed but did not raise', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    await lookout.services.check('now');
    lookout.pass(5 * MINUTE);
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 2 });
    lookout.browser.permission = 'granted';
    const { raise } = lookout.services.notifier;
    lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    await lookout.services.check('tick').catch(() => {});
    lookout.services.notifier.raise = raise;
    expect(lookout.browser.raised).toEqual([]);
    lookout.restart();
    await lookout.services.flushOutbox();
    await lookout.services.flushOutbox();
    expect(lookout.browser.raised).toHaveLength(1);
    expect(await (await lookout.db()).count('outbox')).toBe(0);
  });

  it('raises one summary above the limit of notifications at once', async () => {
    const people = ['mia', 'ben', 'anouk'];
    const lookout = await startLookout({ sources: people.map((name) => userSource(name)) });
    await lookout.services.check('now');
    lookout.pass(5 * MINUTE);
    for (const user of people) {
      lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode: 2 });
    }
    await lookout.services.check('tick');
    expect(lookout.browser.raised.length).toBeLessThanOrEqual(4);
    expect(await (await lookout.db()).count('outbox')).toBe(0);
  });

  it('keeps reading the others if one person is private', async () => {
    const lookout = await startLookout({ sources: [userSource('nobody-there'), userSource('mia')] });
    const round = await lookout.services.check('now');
    expect(round).toMatchObject({ value: { failed: USER_STREAMS.length, stopped: null } });
    const streams = await (await lookout.db()).getAll('streams');
    const errors = (user: string) =>
      streams.filter(({ key }) => key.endsWith(`:${user}`)).map(({ lastError }) => lastError?.kind ?? null);
    expect(errors('nobody-there')).toEqual(USER_STREAMS.map(() => 'not-found'));
    expect(errors('mia')).toEqual(USER_STREAMS.map(() => null));
  });

  it('sends no request before the time that Trakt named, across a restart', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    await lookout.services.check('now');
    lookout.sandbox.control.fault({ match: '.*', kind: '429-html', times: 1, retryAfter: 300 });
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
    const asked = lookout.sandbox.log.length;
    const retryAt = about(lookout.now() + 5 * MINUTE);
    lookout.restart();
    lookout.pass(4 * MINUTE);
    const waits = { stopped: 'waiting', error: { kind: 'rate-limited', retryAt } };
    for (const why of ['tick', 'soon', 'now'] as const) {
      expect(await lookout.services.check(why)).toMatchObject({ value: waits });
    }
    expect(lookout.sandbox.log.length).toBe(asked);
    lookout.pass(2 * MINUTE);
    await lookout.services.check('tick');
    expect(lookout.sandbox.log.length).toBeGreaterThan(asked);
  });

  it('marks activities from a pause as read, and notifies of later ones', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    const scrobble = (episode: number) =>
      lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode });
    await lookout.services.check('now');
    await lookout.settings({ paused: true });
    await lookout.services.refreshBrowserUi();
    lookout.pass(DAY);
    scrobble(2);
    await lookout.services.check('tick');
    const asked = lookout.sandbox.log.length;
    lookout.pass(MINUTE);
    await lookout.services.settings.change((before) => withPaused(before, false));
    await lookout.services.check('tick');
    expect(lookout.sandbox.log.length).toBeGreaterThan(asked);
    expect(lookout.browser.raised).toEqual([]);
    lookout.pass(5 * MINUTE);
    scrobble(3);
    await lookout.services.check('tick');
    expect(lookout.browser.raised.map(({ message }) => message.slice(0, 6))).toEqual(['S01E03']);
  });

  it('marks as read what a widened rule finds, and notifies of later activities', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')], rules: { movie: { rating: 'off' } } });
    const rate = (movie: string) => lookout.sandbox.control.event({ user: 'mia', action: 'rating', movie, rating: 8 });
    const [first = '', second = ''] = lookout.sandbox.world.movies.map(({ ids }) => ids.slug);
    await lookout.services.check('now');
    lookout.pass(5 * MINUTE);
    rate(first);
    await lookout.settings({ rules: {} });
    await lookout.services.check('tick');
    expect(lookout.browser.raised).toEqual([]);
    lookout.pass(5 * MINUTE);
    rate(second);
    await lookout.services.check('tick');
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it('shows only the chosen seasons of a show', async () => {
    const show = showSource('severance', { seasons: [0, 2] });
    const lookout = await startLookout({ sources: [show] });
    await lookout.services.check('now');
    const before = (await lookout.rows()).length;
    // Trakt's edge caches the newest comments for this long.
    lookout.pass(HOUR);
    for (const season of [1, 2]) {
      lookout.sandbox.control.event({
        user: 'ben',
        action: 'shout',
        show: 'severance',
        season,
        episode: 1,
        text: `On ${season}`,
      });
    }
    await lookout.services.check('tick');
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('On 2')]);
    expect((await lookout.rows()).length).toBe(before + 1);
  });

  it('counts nothing twice if a person and a show are both watched', async () => {
    const lookout = await startLookout({ sources: [userSource('mia'), showSource('severance')] });
    await lookout.services.check('now');
    lookout.pass(10 * MINUTE);
    lookout.sandbox.control.event({
      user: 'mia',
      action: 'shout',
      show: 'severance',
      season: 1,
      episode: 1,
      text: 'Once',
    });
    await lookout.services.check('tick');
    expect(lookout.browser.raised).toHaveLength(1);
    expect((await lookout.rows()).filter(({ unread }) => unread)).toHaveLength(1);
  });

  it('notifies once of a watched person who is watching a watched show', async () => {
    const rules = { episode: { watching: 'notify' } } as const;
    const lookout = await startLookout({ sources: [userSource('mia'), showSource('severance')], rules });
    await lookout.services.check('now');
    lookout.pass(10 * MINUTE);
    lookout.sandbox.control.event({ user: 'mia', action: 'watching', show: 'severance', season: 1, episode: 2 });
    for (let count = 0; count < 3; count += 1) {
      await lookout.services.check('now');
      lookout.pass(5 * MINUTE);
    }
    expect(lookout.browser.raised.map(({ title }) => title)).toHaveLength(1);
    expect((await lookout.rows()).filter(({ unread }) => unread)).toHaveLength(1);
  });
});
