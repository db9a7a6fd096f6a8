import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LookoutDB } from '@/utils/store/schema';

type Upgrade = IDBPTransaction<LookoutDB, StoreNames<LookoutDB>[], 'versionchange'>;

/**
 * Numbered steps: step n brings a database from version n to version n + 1. Version 1 is frozen, with a database
 * that it wrote (`tests/frozen`). Never edit a released step; add the next one, and freeze a database of it.
 */
export const MIGRATIONS: readonly ((db: IDBPDatabase<LookoutDB>, upgrade: Upgrade) => void)[] = [
  (db) => {
    const cards = db.createObjectStore('cards', { keyPath: 'key' });
    cards.createIndex('id', 'id', { unique: true });
    cards.createIndex('facets', 'facets', { multiEntry: true });
    db.createObjectStore('unread');
    db.createObjectStore('seen');
    db.createObjectStore('streams', { keyPath: 'key' });
    db.createObjectStore('outbox', { keyPath: 'id' });
    db.createObjectStore('tallies', { keyPath: 'key' });
    db.createObjectStore('poller');
    db.createObjectStore('images', { keyPath: 'key' });
    db.createObjectStore('birth');
    db.createObjectStore('lock');
  },
];

export const DATABASE_VERSION = MIGRATIONS.length;
