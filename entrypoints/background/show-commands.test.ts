import { describe, expect, it } from 'vitest';
import { showCommands } from '@/entrypoints/background/show-commands';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { showSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import { findShowV1 } from '@/utils/trakt/find-shows';

async function start(...args: Parameters<typeof startLookout>) {
  const lookout = await startLookout(...args);
  return { lookout, commands: showCommands(lookout.services) };
}
const titles = (reply: Awaited<ReturnType<ReturnType<typeof showCommands>['searchShows']>>) =>
  reply.ok ? reply.shows.map(({ ref }) => ref) : reply.error;

describe('finding shows', () => {
  it.each([
    ['sever', ['severance']],
    ['https://app.trakt.tv/shows/severance', ['severance']],
    ['https://www.imdb.com/title/tt11280740/', ['severance']],
    ['tt11280740', ['severance']],
    ['tvdb:371980', ['severance']],
    // Not in any title: Trakt's id, or a slug.
    ['1388', ['breaking-bad']],
    ['breaking-bad', ['breaking-bad']],
    ['no-show-of-this-name', []],
    ['  ', []],
    ['tvdb:1', { kind: 'not-found' }],
    ['https://app.trakt.tv/shows/no-show-of-this-name', { kind: 'not-found' }],
  ])('%s', async (text, found) => {
    const { commands } = await start();
    expect(titles(await commands.searchShows({ text }))).toEqual(found);
  });

  it('keeps the season of a pasted address', async () => {
    const { commands } = await start();
    const reply = await commands.searchShows({ text: 'trakt.tv/shows/breaking-bad/seasons/0' });
    expect(reply).toMatchObject({
      ok: true,
      shows: [{ ref: 'breaking-bad', season: 0, poster: expect.any(String) }],
    });
  });

  it.each([
    ['severance', '371980'],
    ['371980', '371980'],
    ['tvdb:371980', '371980'],
    ['https://trakt.tv/shows/severance/seasons/2', '371980'],
    ['tt11280740', { kind: 'not-a-show', text: 'tt11280740' }],
    ['the wire', { kind: 'not-a-show', text: 'the wire' }],
    ['', { kind: 'not-a-show', text: '' }],
    ['https://example.com/shows/severance', { kind: 'not-a-show', text: 'https://example.com/shows/severance' }],
  ])('on protocol v1: %s', async (text, expected) => {
    const now = () => Date.UTC(2026, 10, 22, 12);
    const sandbox = createSandbox({ world: createCast({ now: now() }), now });
    const origin = 'https://api.trakt.tv';
    const { fetch } = sandbox;
    const feed = createTraktClient({ protocol: 'v1', origin, clientId: SANDBOX_CLIENT_ID, fetch: fetch as never, now });
    const found = await findShowV1(feed, text);
    expect(found.ok ? String(found.value[0]?.show.ids.tvdb) : found.error).toEqual(expected);
  });
});

describe('watching shows', () => {
  it('adds chosen seasons in order, once, with name, ids and poster', async () => {
    const { lookout, commands } = await start();
    const looked = await commands.lookupShow({ title: 'breaking-bad' });
    if (!looked.ok) throw new Error(looked.error.kind);
    expect(looked.seasons.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
    await commands.addShow({ show: looked.show, seasons: [2, 0, 2] });
    const { sources } = await lookout.services.settings.read();
    expect(sources).toMatchObject([
      { kind: 'show', ref: 'breaking-bad', seasons: [0, 2], name: 'Breaking Bad', poster: expect.any(String) },
    ]);
    expect(await commands.addShow({ show: looked.show, seasons: 'all' })).toMatchObject({
      error: { kind: 'already-watched' },
    });
    const other = { ...looked.show, title: '1388' };
    expect(await commands.addShow({ show: other, seasons: 'all' })).toMatchObject({
      error: { kind: 'already-watched' },
    });
  });

  it('changes seasons, and files their past activities as read', async () => {
    const { lookout, commands } = await start({ sources: [showSource('breaking-bad', { seasons: [1] })] });
    const shout = (season: number, text: string) =>
      lookout.sandbox.control.event({ user: 'ben', action: 'shout', show: 'breaking-bad', season, episode: 1, text });
    await lookout.services.check('now');
    lookout.pass(600_000);
    shout(2, 'Before');
    const reply = await commands.changeSeasons({ id: 'show:breaking-bad', seasons: [2, 0] });
    expect(reply).toMatchObject({ ok: true, source: { seasons: [0, 2] } });
    await lookout.services.check('now');
    expect(lookout.browser.raised).toEqual([]);
    lookout.pass(600_000);
    shout(1, 'Elsewhere');
    shout(2, 'After');
    await lookout.services.check('now');
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('After')]);
  });

  it('changes nothing if the seasons are the same, and reports a removed show', async () => {
    const source = showSource('silo', { seasons: [1], since: 5 });
    const { lookout, commands } = await start({ sources: [source] });
    await commands.changeSeasons({ id: source.id, seasons: [1] });
    expect((await lookout.services.settings.read()).sources[0]?.since).toBe(5);
    expect(await commands.changeSeasons({ id: 'show:x', seasons: [1] })).toMatchObject({ error: { kind: 'gone' } });
    expect(await commands.changeSeasons({ id: source.id, seasons: [] })).toMatchObject({ error: { kind: 'gone' } });
  });
});
