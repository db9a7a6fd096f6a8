/** One of the browser's storage areas, as far as items need it. Passed as a function, so that tests can replace it. */
interface StorageArea {
  get(key: string): Promise<object>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface StorageItem<T> {
  read(): Promise<T>;
  /** Null removes the item. */
  write(value: T | null): Promise<void>;
}

/** @param parse turns the stored value into the item's; gets undefined if nothing is stored */
export function storageItem<T>(area: () => StorageArea, key: string, parse: (stored: unknown) => T): StorageItem<T> {
  return {
    read: async () => parse(((await area().get(key)) as Record<string, unknown>)[key]),
    write: (value) => (value === null ? area().remove(key) : area().set({ [key]: value })),
  };
}

/**
 * Signals that an item has changed, without its value: a listener on `storage.local` receives every change there,
 * tokens included. So pages listen to session storage, where each change writes a new random value.
 */
export const raiseSignal = (session: StorageArea, key: string): Promise<void> =>
  session.set({ [key]: crypto.randomUUID() });

/** Calls `onChange` whenever the signal is raised. Returns a function that stops it. */
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
