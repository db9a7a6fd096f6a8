/** One of the browser's storage areas, as far as items need it. Handed in as a function: tests replace it. */
interface StorageArea {
  get(key: string): Promise<object>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

interface WatchedArea extends StorageArea {
  onChanged: {
    addListener(listener: (changes: object) => void): void;
    removeListener(listener: (changes: object) => void): void;
  };
}

export interface StorageItem<T> {
  read(): Promise<T>;
  /** Null takes the item away. */
  write(value: T | null): Promise<void>;
}

/** @param parse the value from what is stored; from undefined, the default */
export function storageItem<T>(area: () => StorageArea, key: string, parse: (stored: unknown) => T): StorageItem<T> {
  return {
    read: async () => parse(((await area().get(key)) as Record<string, unknown>)[key]),
    write: (value) => (value === null ? area().remove(key) : area().set({ [key]: value })),
  };
}

export interface ChangeSignal {
  raise(): Promise<void>;
  /** Returns the way to stop. */
  watch(onChange: () => void): () => void;
}

/**
 * Says that an item has changed, without the item: whoever listens to `storage.local` is handed all that changes there,
 * tokens included. So pages listen to the session's area, where another random value stands after each change.
 */
export function changeSignal(session: () => WatchedArea, key: string): ChangeSignal {
  return {
    raise: () => session().set({ [key]: crypto.randomUUID() }),
    watch(onChange) {
      const listener = (changes: object) => {
        if (key in changes) onChange();
      };
      const { onChanged } = session();
      onChanged.addListener(listener);
      return () => onChanged.removeListener(listener);
    },
  };
}
