import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Database } from '@/utils/store/open-database';

/**
 * What the person has watched, from their own plays (`trakt/v2/own-plays`). Undefined until that was read, and where it
 * cannot be read: without a username, and on protocol v1.
 */
export async function readWatched(db: Database, self: string | null): Promise<SpoilerContext['watched']> {
  const watched = (await db.get('streams', `own-plays:${self}`))?.cursor?.watched as
    | Readonly<Record<string, readonly string[]>>
    | undefined;
  return (
    watched && {
      has(key) {
        const at = key.lastIndexOf(':');
        return watched[key.slice(0, at)]?.includes(key.slice(at + 1)) ?? false;
      },
    }
  );
}
