/** One of the browser's storage areas, as far as items need it. Handed in as a function: tests replace it. */
interface StorageArea {
  get(key: string): Promise<object>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
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

/**
 * Says that an item has changed, without the item: whoever listens to `storage.local` is handed all that changes there,
 * tokens included. So pages listen to the session's area, where another random value stands after each change.
 */
export const raiseSignal = (session: StorageArea, key: string): Promise<void> =>
  session.set({ [key]: crypto.randomUUID() });

/** Calls back whenever the signal is raised. Returns the way to stop. */
export function watchSignal(onChanged: ChangeEvent, key: string, onChange: () => void): () => void {
  const listener = (changes: object) => {
    if (key in changes) onChange();
  };
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

interface ChangeEvent {
  addListener(listener: (changes: object) => void): void;
  removeListener(listener: (changes: object) => void): void;
}
