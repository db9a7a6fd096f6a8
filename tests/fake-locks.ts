type Work = (lock: object | null) => unknown;

/** The part of Web Locks that Lookout uses: exclusive, in order, `ifAvailable`. Node 20 has none. */
export function createFakeLocks(): Pick<LockManager, 'request'> {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...rest: [Work] | [{ ifAvailable?: boolean }, Work]) => {
    const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
    const before = held.get(name);
    if (before && options.ifAvailable) return work(null);
    const mine = (before ?? Promise.resolve()).then(() => work({ name }));
    const done = mine.catch(() => {});
    held.set(name, done);
    try {
      return await mine;
    } finally {
      if (held.get(name) === done) held.delete(name);
    }
  };
  return { request: request as LockManager['request'] };
}
