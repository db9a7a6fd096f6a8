import { browser } from 'wxt/browser';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account } from '@/utils/account/account';
import { storageItem, watchSignal } from '@/utils/lib/storage-item';

const accounts = storageItem(
  () => browser.storage.local,
  ACCOUNTS_KEY,
  (stored) => (stored as Record<string, Account> | undefined) ?? {},
);

/** Who has signed in at a server, by its `serverKey`, or null. */
export const readAccount = async (server: string): Promise<Account | null> => (await accounts.read())[server] ?? null;

/** Calls back whenever somebody signs in or out. Returns the way to stop. */
export const watchAccounts = (onChange: () => void): (() => void) =>
  watchSignal(browser.storage.session.onChanged, ACCOUNTS_SIGNAL, onChange);
