/** Calls that a piece of work makes to the browser. Such counts do not depend on how fast or busy a machine is. */
export interface WorkCounts {
  /** Transactions that may write, and those that only read. */
  readwrite: number;
  readonly: number;
  /** Records put or deleted. */
  records: number;
  /** Calls of `storage.local` and `storage.session`, reads and writes. */
  local: number;
  session: number;
  /** Calls that change the toolbar button, its menu, or the alarm. */
  toolbar: number;
}

type Calls = Record<string, (...args: unknown[]) => unknown>;

/** Counts all calls to `browser` and to IndexedDB during `work`. */
export async function countCalls(browser: unknown, work: () => Promise<unknown>): Promise<WorkCounts> {
  const counts: WorkCounts = { readwrite: 0, readonly: 0, records: 0, local: 0, session: 0, toolbar: 0 };
  const {
    action = {},
    contextMenus = {},
    alarms = {},
    storage,
  } = browser as Record<string, Calls> & {
    storage: Record<string, Calls>;
  };
  const { local = {}, session = {} } = storage;
  const undo = [
    ...['get', 'set', 'remove'].flatMap((name) => [
      count(local, name, () => counts.local++),
      count(session, name, () => counts.session++),
    ]),
    ...Object.keys(action).map((name) => count(action, name, () => counts.toolbar++)),
    count(contextMenus, 'update', () => counts.toolbar++),
    count(alarms, 'create', () => counts.toolbar++),
    ...['put', 'add', 'delete'].map((name) =>
      count(IDBObjectStore.prototype as unknown as Calls, name, () => counts.records++),
    ),
    count(IDBDatabase.prototype as unknown as Calls, 'transaction', (_stores, mode) => {
      if (mode === 'readwrite') counts.readwrite += 1;
      else counts.readonly += 1;
    }),
  ];
  try {
    await work();
  } finally {
    for (const each of undo.reverse()) each();
  }
  return counts;
}

function count(owner: Calls, name: string, note: (...args: unknown[]) => void): () => void {
  const original = owner[name];
  if (typeof original !== 'function') return () => {};
  owner[name] = function (this: unknown, ...args: unknown[]) {
    note(...args);
    return original.apply(this, args);
  };
  return () => {
    owner[name] = original;
  };
}
