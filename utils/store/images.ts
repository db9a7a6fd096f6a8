import { DAY } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { type WriteTransaction, write } from '@/utils/store/write';

/**
 * Maximum number of cached images, most of them about 20 kB. Beyond it the oldest are removed, those of people last:
 * they are requested by name only, when somebody is looked up.
 */
const MAX_IMAGES = 500;
/** How many remain after a removal, so that not every new image causes one. */
const KEPT_IMAGES = 400;
/** Images older than this many ms are fetched again when needed: people change theirs. */
const MAX_AGE_MS = 30 * DAY;

/** A cached image as a `data:` URL, or undefined. Keys: `avatar:<slug>`, else the URL at Trakt. */
export async function readImage(db: Database, key: string): Promise<string | undefined> {
  return (await db.get('images', key))?.dataUrl;
}

/** Several cached images, in one transaction; missing ones are left out. */
export async function readImages(db: Database, keys: readonly string[]): Promise<[key: string, dataUrl: string][]> {
  const { store } = db.transaction('images');
  const found = await Promise.all(keys.map((key) => store.get(key)));
  return found.flatMap((image) => (image ? [[image.key, image.dataUrl] as [string, string]] : []));
}

/** A cached image, and whether it is recent enough not to be fetched again. */
export async function readDatedImage(
  db: Database,
  key: string,
  now: number,
): Promise<{ dataUrl: string; fresh: boolean } | undefined> {
  const image = await db.get('images', key);
  return image && { dataUrl: image.dataUrl, fresh: now - image.at < MAX_AGE_MS };
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
  await Promise.all(all.slice(KEPT_IMAGES).map(({ key }) => images.delete(key)));
}
