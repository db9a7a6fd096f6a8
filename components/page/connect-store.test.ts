import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { connectStore } from '@/components/page/connect-store';
import { readUnreadCount } from '@/utils/store/read/feed-reader';

it('opens the store once for all reads', async () => {
  const read = connectStore('reader-1');
  const [a, b] = await Promise.all([read(async (db) => db), read(async (db) => db)]);
  expect(a.ok && b.ok && a.value === b.value).toBe(true);
  expect(await read(readUnreadCount)).toEqual({ ok: true, value: 0 });
});

it('reopens the store after its connection was closed', async () => {
  const read = connectStore('reader-2');
  const first = await read(async (db) => db);
  await new Promise((done) => {
    indexedDB.deleteDatabase('reader-2').onsuccess = done;
  });
  const second = await read(async (db) => db);
  expect(first.ok && second.ok && first.value !== second.value).toBe(true);
  expect(await read(readUnreadCount)).toEqual({ ok: true, value: 0 });
});

it('opens the guessed store before the settings say which it is, and reads from it only if the guess is right', async () => {
  const nameOf = async (name: Promise<string>, guess: string) => {
    const found = await connectStore(name, guess)(async (db) => db.name);
    return found.ok && found.value;
  };
  expect(await nameOf(Promise.resolve('reader-5'), 'reader-5')).toBe('reader-5');
  expect(await nameOf(Promise.resolve('reader-6'), 'reader-7')).toBe('reader-6');
  // The wrong one is closed: it could otherwise not be deleted.
  await new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase('reader-7');
    deletion.onsuccess = resolve;
    deletion.onblocked = reject;
  });
});

it('reports why a read failed, and reads again afterwards', async () => {
  const read = connectStore('reader-3');
  const failed = await read(() => Promise.reject(new DOMException('', 'QuotaExceededError')));
  expect(failed).toEqual({ ok: false, error: { kind: 'store', reason: 'full' } });
  expect(await read(readUnreadCount)).toEqual({ ok: true, value: 0 });
});

it('refuses a store written by a newer Lookout', async () => {
  await new Promise((done) => {
    const opening = indexedDB.open('reader-4', 99);
    opening.onsuccess = () => {
      opening.result.close();
      done(null);
    };
  });
  expect(await connectStore('reader-4')(readUnreadCount)).toEqual({
    ok: false,
    error: { kind: 'store', reason: 'newer-version' },
  });
});
