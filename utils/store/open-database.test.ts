import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { emptyStore } from '@/tests/builders/store';
import { databaseName } from '@/utils/server/connection';
import { DATABASE_VERSION } from '@/utils/store/migrations';
import { openDatabase } from '@/utils/store/open-database';
import { toStoreError } from '@/utils/store/store-error';

describe('openDatabase', () => {
  it('keeps the rows of each protocol and origin apart', () => {
    const names = [
      databaseName({ protocol: 'v2', apiOrigin: 'https://api.trakt.tv' }),
      databaseName({ protocol: 'v1', apiOrigin: 'https://api.trakt.tv' }),
      databaseName({ protocol: 'v2', apiOrigin: 'http://127.0.0.1:8787' }),
    ];
    expect(new Set(names).size).toBe(3);
  });

  it('leaves a database of a newer version alone and says so', async () => {
    (await emptyStore()).close();
    const newer = await openDB('lookout:newer', DATABASE_VERSION + 1);
    newer.close();
    expect(await openDatabase('lookout:newer')).toEqual({
      ok: false,
      error: { kind: 'store', reason: 'newer-version' },
    });
    const again = await openDB('lookout:newer');
    expect(again.version).toBe(DATABASE_VERSION + 1);
  });

  it('creates every store of the layout', async () => {
    const db = await emptyStore();
    expect([...db.objectStoreNames].sort()).toEqual([
      'birth',
      'cards',
      'images',
      'lock',
      'outbox',
      'poller',
      'seen',
      'streams',
      'tallies',
      'unread',
    ]);
  });
});

it.each([
  ['VersionError', 'newer-version'],
  ['QuotaExceededError', 'full'],
  ['UnknownError', 'unavailable'],
])('reports %s as %s', (name, reason) => {
  expect(toStoreError(new DOMException('x', name)).reason).toBe(reason);
});
