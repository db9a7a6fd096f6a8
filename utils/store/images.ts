import type { Database } from '@/utils/store/open-database';

/** A cached picture as a `data:` address, or undefined. Keys: `avatar:<slug>`, `poster:<type>:<id>`. */
export async function readImage(db: Database, key: string): Promise<string | undefined> {
  return (await db.get('images', key))?.dataUrl;
}

export async function putImage(db: Database, key: string, dataUrl: string, now: number): Promise<void> {
  await db.put('images', { key, dataUrl, at: now });
}
