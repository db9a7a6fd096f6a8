import { describe, expect, it, vi } from 'vitest';
import { createPictures } from '@/entrypoints/background/pictures';
import { demo } from '@/entrypoints/demo/demo';
import { extras } from '@/entrypoints/extras/extras';
import { poller } from '@/entrypoints/poller/poller';
import { drawPicture } from '@/sandbox/images/draw';
import { emptyStore, NOW } from '@/tests/builders/store';
import { DAY } from '@/utils/lib/time';
import { readBuildEnv } from '@/utils/server/build-env';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { putImage, readImage } from '@/utils/store/images';

const PNG = await drawPicture('mia', 'M', 8, 8);
const AS_ADDRESS = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;
const address = (name: string) => `https://media.trakt.tv/${name}.png`;
const source = (name: string) => ({ key: `avatar:${name}`, address: address(name) });

/** Trakt's pictures: `hang` never answers, `none` answers 404. */
async function shelf(images = true) {
  const db = await emptyStore();
  const clock = { now: NOW };
  const asked: string[] = [];
  const pictures = createPictures({
    settings: { read: async () => ({ ...DEFAULT_SETTINGS, images }) },
    connection: () => readBuildEnv({}),
    database: async () => ({ ok: true, value: db }),
    fetch: (async (url: string) => {
      asked.push(url);
      if (url.includes('hang')) return new Promise(() => {});
      if (url.includes('none')) return new Response(null, { status: 404 });
      return new Response(new Uint8Array(PNG), { headers: { 'content-type': 'image/png' } });
    }) as unknown as typeof fetch,
    now: () => clock.now,
    loadScript: async (name) => ({ poller, extras, demo })[name],
  });
  return { db, clock, asked, pictures };
}

describe('a picture', () => {
  it('is fetched once, stored, and fetched again after a month', async () => {
    const { pictures, asked, clock, db } = await shelf();
    const found = await pictures.get(source('mia'));
    expect(found).toEqual({ ok: true, value: AS_ADDRESS });
    expect(await pictures.get(source('mia'))).toEqual(found);
    expect(asked).toEqual([address('mia')]);
    clock.now += 31 * DAY;
    expect(await pictures.get({ key: 'avatar:mia', address: undefined })).toEqual(found);
    expect(await pictures.get({ key: 'avatar:mia', address: address('none') })).toEqual(found);
    await pictures.get(source('mia'));
    expect(asked).toHaveLength(3);
    expect(await readImage(db, 'avatar:mia')).toBe(AS_ADDRESS);
  });

  it('is neither fetched nor shown if pictures are off', async () => {
    const { pictures, asked, db } = await shelf(false);
    await putImage(db, 'avatar:mia', 'data:x', NOW);
    expect(await pictures.get(source('mia'))).toMatchObject({ ok: false });
    await pictures.ahead([[source('ben')]]);
    expect(asked).toEqual([]);
  });
});

describe('prefetching for notifications', () => {
  it('waits at most 2 s, and fetches few', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { pictures, asked } = await shelf();
      let done = false;
      const waiting = pictures.ahead(['a', 'b', 'c', 'hang', 'd'].map((name) => [source(name)])).then(() => {
        done = true;
      });
      await vi.advanceTimersByTimeAsync(1900);
      expect(done).toBe(false);
      await vi.advanceTimersByTimeAsync(200);
      await waiting;
      expect(asked.sort()).toEqual(['b', 'c', 'd', 'hang'].map(address));
    } finally {
      vi.useRealTimers();
    }
  });

  it('uses the next picture if one is not available', async () => {
    const { pictures, db } = await shelf();
    await pictures.ahead([[source('none'), { key: 'poster', address: address('poster') }]]);
    expect(await readImage(db, 'avatar:none')).toBeUndefined();
    expect(await readImage(db, 'poster')).toBeDefined();
  });
});

it('keeps at most 500 pictures: people first, then the newest', async () => {
  const { db } = await shelf();
  await putImage(db, 'avatar:first', 'data:x', NOW - DAY);
  for (let i = 0; i < 500; i += 1) await putImage(db, address(String(i)), 'data:x', NOW + i);
  expect(await db.count('images')).toBe(400);
  expect(await readImage(db, 'avatar:first')).toBe('data:x');
  expect(await readImage(db, address('0'))).toBeUndefined();
  expect(await readImage(db, address('499'))).toBe('data:x');
});
