import { beforeEach, expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play } from '@/tests/builders/activity';
import { showSource, userSource } from '@/tests/builders/source';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, HOUR } from '@/utils/lib/time';
import type { Source } from '@/utils/sources/source';
import type { Database } from '@/utils/store/open-database';
import { findSubjects } from './find-subjects';

let db: Database;
beforeEach(async () => {
  db = await emptyStore();
});

const find = async (typed: string, sources: readonly Source[] = [], limit = 5) =>
  (await findSubjects(db, typed, { sources, limit })).map(({ facet, name }) => `${facet} ${name}`);

const show = (title: string, slug: string) => ({ title, year: 2020, ids: { trakt: slug.length, slug } });

it('finds people, shows and movies in the feed, and everything on the list', async () => {
  await commitRows(db, [
    judged(play(1, 1, { show: ANDOR, user: person('Andrea') })),
    judged(activity({ type: 'movie', action: 'scrobble', movie: DUNE, at: NOW - HOUR })),
  ]);
  const sources = [
    userSource('andy', { name: 'Andy Moss' }),
    showSource('1390', { name: 'Android', ids: { slug: 'droid' } }),
  ];
  expect((await find('and', sources)).sort()).toEqual([
    'show:andor Andor',
    'show:droid Android',
    'user:andrea Andrea',
    'user:andy Andy Moss',
  ]);
  expect(await find('DÚNE')).toEqual(['movie:dune-2021 Dune']);
  expect(await find('zzz', sources)).toEqual([]);
});

it('needs every word, and prefers names that begin with the first', async () => {
  const shows = [show('Wild Bear', 'wild-bear'), show('Bear Hunt', 'bear-hunt'), show('Forbear', 'forbear')];
  await commitRows(
    db,
    shows.map((each, index) => judged(play(1, 1, { show: each, at: NOW - index * HOUR }))),
  );
  expect(await find('bear')).toEqual(['show:bear-hunt Bear Hunt', 'show:wild-bear Wild Bear', 'show:forbear Forbear']);
  expect(await find('bear wild')).toEqual(['show:wild-bear Wild Bear']);
});

it('offers the most frequent of the newest cards if nothing was typed, up to the limit', async () => {
  const rows = Array.from({ length: 30 }, (_, index) =>
    judged(play(1, 1, { show: show(`Show ${index}`, `show-${index}`), at: NOW - index * DAY })),
  );
  await commitRows(db, rows);
  expect((await find('', [userSource('zoe')], 3))[0]).toBe('user:mia Mia');
  expect(await find('show', [], 4)).toHaveLength(4);
});

it('finds a title of long ago by the beginning of its name, with or without its article', async () => {
  const old = show('The Long Ago', 'the-long-ago');
  const newer = Array.from({ length: 450 }, (_, index) =>
    judged(play(1, index + 1, { at: NOW - index * DAY, user: person(`P${index}`) }), { baseline: true }),
  );
  await commitRows(db, [...newer, judged(play(1, 1, { show: old, at: NOW - 900 * DAY }), { baseline: true })]);
  expect(await find('the lon')).toEqual(['show:the-long-ago The Long Ago']);
  expect(await find('long a')).toEqual(['show:the-long-ago The Long Ago']);
});

it('takes the name of a hostile title as text', async () => {
  await commitRows(db, [judged(play(1, 1, { show: show('<b>&"', 'b') }))]);
  expect(await find('<b>')).toEqual(['show:b <b>&"']);
});
