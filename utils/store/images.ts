import { DAY } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { type WriteTransaction, write } from '@/utils/store/write';

/**
 * So many pictures are kept, most of them some 20 kB; beyond, the oldest go, those of people last: they are asked for by
 * name only when somebody is looked up.
 */
const MAX_IMAGES = 500;
/** Kept when the oldest go, so that not each new picture makes one go. */
const KEPT = 400;
/** Older ones are asked for again when they are wanted: people change theirs. */
const FRESH = 30 * DAY;

/** A cached picture as a `data:` address, or undefined. Keys: `avatar:<slug>`, else the address at Trakt. */
export async function readImage(db: Database, key: string): Promise<string | undefined> {
  return (await db.get('images', key))?.dataUrl;
}

/** The same, with whether it is young enough not to be asked for again. */
export async function readDatedImage(
  db: Database,
  key: string,
  now: number,
): Promise<{ dataUrl: string; fresh: boolean } | undefined> {
  const image = await db.get('images', key);
  return image && { dataUrl: image.dataUrl, fresh: now - image.at < FRESH };
}

export async function putImage(db: Database, key: string, dataUrl: string, now: number): Promise<void> {
  await write(db, ['images'], async (tx) => {
    const images = tx.objectStore('images');
    await images.put({ key, dataUrl, at: now });
    if ((await images.count()) > MAX_IMAGES) await prune(tx);
  });
}

async function prune(tx: WriteTransaction<'images'>): Promise<void> {
  const images = tx.objectStore('images');
  const all: { key: string; at: number }[] = [];
  for (let at = await images.openCursor(); at; at = await at.continue()) {
    all.push({ key: at.value.key, at: at.value.at });
  }
  const isPerson = ({ key }: { key: string }) => Number(key.startsWith('avatar:'));
  all.sort((a, b) => isPerson(b) - isPerson(a) || b.at - a.at);
  await Promise.all(all.slice(KEPT).map(({ key }) => images.delete(key)));
}
