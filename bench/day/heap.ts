import { serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Database } from '@/utils/store/open-database';

const MB = 2 ** 20;

export type Heap = ReturnType<typeof createHeap>;

/** Measures memory without what is only waiting to be collected. */
export function createHeap() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return {
    /** MB. */
    used(): number {
      // Twice, for objects that only objects collected now had held.
      collect();
      collect();
      return process.memoryUsage().heapUsed / MB;
    },
    /** What the database holds, serialised, MB; as objects in memory it is several times as much. */
    async stored(db: Database): Promise<number> {
      let bytes = 0;
      for (const name of db.objectStoreNames) bytes += serialize(await db.getAll(name)).length;
      return bytes / MB;
    },
  };
}
