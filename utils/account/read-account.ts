import { browser } from 'wxt/browser';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account } from '@/utils/account/account';

/** Who has signed in at a server, by its `signInKey`, or null. */
export async function readAccount(server: string): Promise<Account | null> {
  const { [ACCOUNTS_KEY]: accounts } = await browser.storage.local.get(ACCOUNTS_KEY);
  return (accounts as Record<string, Account> | undefined)?.[server] ?? null;
}

/** Calls back whenever somebody signs in or out. Returns the way to stop. */
export function watchAccounts(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (ACCOUNTS_SIGNAL in changes) onChange();
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
