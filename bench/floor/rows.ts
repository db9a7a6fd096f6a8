import { type DBSchema, openDB } from 'idb';

/** What the floor stores: the fields that a row shows, in a record about as large as one of Lookout's cards. */
export interface FloorRow {
  key: [negativeTime: number, id: string];
  id: string;
  title: string;
  detail: string;
  filler: string;
}

interface FloorDB extends DBSchema {
  rows: { key: [number, string]; value: FloorRow };
}

export const openRows = (name: string) =>
  openDB<FloorDB>(name, 1, { upgrade: (db) => void db.createObjectStore('rows', { keyPath: 'key' }) });
