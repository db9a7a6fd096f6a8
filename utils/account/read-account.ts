import { browser } from 'wxt/browser';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account } from '@/utils/account/account';
import { storageItem, watchSignal } from '@/utils/lib/storage-item';

const accounts = storageItem(
  () => browser.storage.local,
  ACCOUNTS_KEY,
  (stored) => (stored as Record<string, Account> | undefined) ?? {},
);

/** The account signed in at a server, by `serverKey`, or null. */
export const readAccount = async (server: string): Promise<Account | null> => (await accounts.read())[server] ?? null;

/** Calls `onChange` whenever somebody signs in or out. Returns a function that stops it. */
export const watchAccounts = (onChange: () => void): (() => void) =>
  watchSignal(browser.storage.session.onChanged, ACCOUNTS_SIGNAL, onChange);
