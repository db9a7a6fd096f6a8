import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyStore } from '@/tests/builders/store';
import { watchWrites } from '@/tests/watch-writes';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';
import { mostOpenWrites, write } from '@/utils/store/write';

const writes = watchWrites();
afterEach(() => {
  writes.faults.length = 0;
});

const poller = (sent: number) => ({
  budget: { tokens: 0, at: 0, waitUntil: null, waitReason: null, waits: 0, sent },
  lastCheck: null,
});

/** Takes several turns, like a write with many rows. */
async function slowly(db: Database, store: 'streams' | 'outbox', order: string[], name: string): Promise<void> {
  await write(db, [store], async (tx) => {
    // The first request is answered once the browser lets the transaction begin.
    await tx.objectStore(store).count();
    order.push(`${name} begins`);
    for (let turn = 0; turn < 5; turn += 1) await tx.objectStore(store).count();
    order.push(`${name} ends`);
  });
}

const ONE_BY_ONE = ['first begins', 'first ends', 'second begins', 'second ends'];

describe('two writes', () => {
  it('never overlap, even in different stores', async () => {
    const db = await emptyStore();
    const order: string[] = [];
    await Promise.all([slowly(db, 'streams', order, 'first'), slowly(db, 'outbox', order, 'second')]);
    expect(order).toEqual(ONE_BY_ONE);
    expect(writes.faults).toEqual([]);
    expect(mostOpenWrites()).toBe(1);
  });

  it('never overlap across two connections, such as an old and a new worker', async () => {
    const db = await emptyStore();
    const other = await openDatabase(db.name);
    if (!other.ok) throw new Error(other.error.reason);
    const order: string[] = [];
    await Promise.all([slowly(db, 'streams', order, 'first'), slowly(other.value, 'outbox', order, 'second')]);
    expect(order).toEqual(ONE_BY_ONE);
  });

  it('are noticed if one bypasses the gateway', async () => {
    const db = await emptyStore();
    await Promise.all([slowly(db, 'outbox', [], 'first'), db.put('streams', newStreamState('history:mia'))]);
    expect(writes.faults).toContain('a write around the gateway: streams');
  });
});

describe('a write that fails', () => {
  it('changes nothing, and the next one succeeds', async () => {
    const db = await emptyStore();
    const failing = write(db, ['poller'], async (tx) => {
      await tx.objectStore('poller').put(poller(1), 'poller');
      throw new Error('A bug');
    });
    const next = write(db, ['poller'], async (tx) => (await tx.objectStore('poller').get('poller')) ?? 'nothing');
    await expect(failing).rejects.toThrow('A bug');
    expect(await next).toBe('nothing');
  });

  it('returns an error after the connection was closed', async () => {
    const db = await emptyStore();
    db.close();
    await expect(write(db, ['poller'], async () => 1)).rejects.toThrow();
  });
});

/** Product source files, by path. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && /\.tsx?$/.test(each.name) && !/\.test\.tsx?$/.test(each.name))
    .map((each) => path.join(each.parentPath, each.name));
}

/** What begins a write: the mode, or one of idb's shortcuts on the database itself. */
const WRITES = /['"]readwrite(flush)?['"]|\b(db|database|value)\s*\.(put|add|delete|clear)\(/;

it('finds no file of the product that writes around the gateway', () => {
  const found = ['utils', 'components', 'entrypoints'].flatMap(sources).filter((file) => {
    return WRITES.test(readFileSync(file, 'utf8'));
  });
  expect(found).toEqual(['utils/store/write.ts']);
});

it.each([
  ["db.transaction('streams', 'readwrite')", true],
  ["await db.put('streams', state)", true],
  ["await db.value.delete('streams', key)", true],
  ["db.transaction(['cards', 'unread'])", false],
  ["tx.objectStore('outbox').put(entry)", false],
])('classifies %s as a write or not', (line, isWrite) => expect(WRITES.test(line)).toBe(isWrite));
