interface WriteWatch {
  /** One line for each readwrite transaction that bypassed `store/write`, or overlapped another. */
  faults: string[];
  stop(): void;
}

/**
 * Watches every connection to IndexedDB: a readwrite transaction must have `lock` in its scope, and must be the only
 * open one of its connection. Across connections, `lock` keeps them apart.
 */
export function watchWrites(): WriteWatch {
  const faults: string[] = [];
  const open = new WeakMap<IDBDatabase, Set<IDBTransaction>>();
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
    const tx = begin.apply(this, args);
    if (tx.mode !== 'readwrite') return tx;
    const stores = [...tx.objectStoreNames].join(' ');
    if (!tx.objectStoreNames.contains('lock')) faults.push(`a write around the gateway: ${stores}`);
    const mine = open.get(this) ?? new Set();
    open.set(this, mine);
    for (const other of mine) faults.push(`two writes at once: ${[...other.objectStoreNames].join(' ')} and ${stores}`);
    mine.add(tx);
    const end = () => mine.delete(tx);
    tx.addEventListener('complete', end);
    tx.addEventListener('abort', end);
    return tx;
  };
  return {
    faults,
    stop() {
      IDBDatabase.prototype.transaction = begin;
    },
  };
}
