import type { Pictures, Services } from '@/entrypoints/background/services';
import { err, ok } from '@/utils/lib/result';
import { SECOND } from '@/utils/lib/time';
import { putImage, readDatedImage } from '@/utils/store/images';

interface PicturesDeps extends Pick<Services, 'connection' | 'database' | 'fetch' | 'now' | 'loadScript'> {
  settings: Pick<Services['settings'], 'read'>;
}

/** Longest time that news waits for its pictures, ms. */
const PREFETCH_TIMEOUT_MS = 2 * SECOND;
/** The number that one round announces individually, plus one left over from the round before. */
const MAX_PREFETCHED_PICTURES = 4;

export function createPictures({ settings, connection, database, fetch, now, loadScript }: PicturesDeps): Pictures {
  const get: Pictures['get'] = async ({ key, address }) => {
    const current = await settings.read();
    if (!current.images) return err({ kind: 'not-found' });
    const db = await database(current);
    if (!db.ok) return db;
    const known = await readDatedImage(db.value, key, now());
    if (known && (known.fresh || !address)) return ok(known.dataUrl);
    if (!address) return err({ kind: 'not-found' });
    const { fetchImage } = await loadScript('poller');
    const image = await fetchImage(address, fetch, connection(current).apiOrigin);
    // If the store rejects the picture, it is still shown, and fetched again next time.
    if (image.ok) await putImage(db.value, key, image.value, now()).catch(console.error);
    return known && !image.ok ? ok(known.dataUrl) : image;
  };
  const first: Pictures['first'] = async (sources) => {
    for (const source of sources) {
      const found = await get(source);
      if (found.ok) return found.value;
    }
    return undefined;
  };
  return {
    get,
    first,
    async ahead(wanted) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PREFETCH_TIMEOUT_MS);
      });
      await Promise.race([Promise.allSettled(wanted.slice(-MAX_PREFETCHED_PICTURES).map(first)), late]);
      clearTimeout(timer);
    },
  };
}
