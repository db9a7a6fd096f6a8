import { err, type Result } from '@/utils/lib/result';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

export interface Connection {
  open(): Promise<Result<Database, StoreError>>;
  /** Drops a failing connection, so that the next use opens a new one. */
  reopen(): void;
}

/**
 * Opens the store on first use and keeps it open. Reopens it after the connection was dropped.
 *
 * @param onOpen runs on each new connection before anybody uses it; if it throws, opening counts as failed
 */
export function connectDatabase(name: string, onOpen: (db: Database) => Promise<void> = async () => {}): Connection {
  let connection: Promise<Result<Database, StoreError>> | null = null;
  const connect = async (): Promise<Result<Database, StoreError>> => {
    const opened: ReturnType<typeof connect> = openAndCheck(name, onOpen, () => {
      if (connection === opened) connection = null;
    });
    connection = opened;
    const result = await opened;
    if (!result.ok && connection === opened) connection = null;
    return result;
  };
  return {
    open: () => connection ?? connect(),
    reopen() {
      const before = connection;
      connection = null;
      // Transactions in progress still complete.
      void before?.then((result) => result.ok && result.value.close());
    },
  };
}

async function openAndCheck(
  name: string,
  onOpen: (db: Database) => Promise<void>,
  onClosing: () => void,
): Promise<Result<Database, StoreError>> {
  const opened = await openDatabase(name, onClosing);
  if (!opened.ok) return opened;
  try {
    await onOpen(opened.value);
    return opened;
  } catch (error) {
    opened.value.close();
    return err(toStoreError(error));
  }
}
