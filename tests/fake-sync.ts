/** Browsers' limits for each extension in `storage.sync`: bytes and counts. */
const QUOTA = { item: 8192, all: 102_400, items: 512, writesAMinute: 120, writesAnHour: 1800 };

type Items = Record<string, unknown>;

const bytes = ([key, value]: [string, unknown]) => new Blob([key, JSON.stringify(value)]).size;

/** The account's copy; browsers exchange changes with it whenever they are online. */
export function fakeSyncServer() {
  const server: Items = {};
  const put = (key: string, value: unknown) => {
    if (value === undefined) delete server[key];
    else server[key] = value;
  };
  return {
    items: server,
    /**
     * A browser's own area, which works offline. `exchange` uploads local changes item by item, overwriting what others
     * wrote, and downloads the rest. Items in `loses` get through in neither direction this time, and the lost local
     * changes are never sent again. `repeat` is a delayed write: an older value that arrives after a newer one.
     */
    browser(now: () => number) {
      let local: Items = {};
      const unsent = new Set<string>();
      const sent: [key: string, value: unknown][] = [];
      const writes: number[] = [];
      const count = () => {
        const within = (span: number) => writes.filter((at) => at > now() - span).length;
        if (within(60_000) >= QUOTA.writesAMinute) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
        if (within(3_600_000) >= QUOTA.writesAnHour) throw new Error('MAX_WRITE_OPERATIONS_PER_HOUR');
        writes.push(now());
      };
      return {
        // Some browsers sort the keys of objects, and all return copies.
        get: (): Items => JSON.parse(JSON.stringify(local)),
        set(items: Items) {
          count();
          const next = { ...local, ...items };
          const sizes = Object.entries(next).map(bytes);
          if (sizes.some((size) => size > QUOTA.item)) throw new Error('QUOTA_BYTES_PER_ITEM');
          if (sizes.reduce((sum, size) => sum + size, 0) > QUOTA.all) throw new Error('QUOTA_BYTES');
          if (sizes.length > QUOTA.items) throw new Error('MAX_ITEMS');
          local = JSON.parse(JSON.stringify(next));
          for (const key of Object.keys(items)) unsent.add(key);
        },
        remove(keys: string[]) {
          count();
          for (const key of keys) {
            delete local[key];
            unsent.add(key);
          }
        },
        exchange(loses: (key: string) => boolean = () => false) {
          for (const key of unsent) {
            if (loses(key)) continue;
            put(key, local[key]);
            sent.push([key, local[key]]);
          }
          unsent.clear();
          for (const key of new Set([...Object.keys(local), ...Object.keys(server)])) {
            if (loses(key)) continue;
            if (key in server) local[key] = JSON.parse(JSON.stringify(server[key]));
            else delete local[key];
          }
        },
        repeat(which: number) {
          const delayed = sent[which % Math.max(1, sent.length)];
          if (delayed) put(...delayed);
        },
      };
    },
  };
}
