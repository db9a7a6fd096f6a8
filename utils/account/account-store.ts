import { browser } from 'wxt/browser';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account, type Credentials, TOKENS_KEY } from '@/utils/account/account';
import { raiseSignal } from '@/utils/lib/storage-item';

/** The stored sign-in at one server. */
export interface SignIn {
  account: Account | null;
  credentials: Credentials | null;
}

type ByServer<T> = Record<string, T>;

let changes = 0;

/**
 * Number of stored changes of sign-ins. Counts in memory: only the poller's script writes sign-ins, and it reads this.
 */
export const signInChanges = () => changes;

export async function readSignIn(server: string): Promise<SignIn> {
  const stored = await browser.storage.local.get([ACCOUNTS_KEY, TOKENS_KEY]);
  return {
    account: (stored[ACCOUNTS_KEY] as ByServer<Account> | undefined)?.[server] ?? null,
    credentials: (stored[TOKENS_KEY] as ByServer<Credentials> | undefined)?.[server] ?? null,
  };
}

/**
 * Writes account and credentials in one operation, so that a worker that dies cannot leave tokens without an account.
 * Call it while holding the sign-in lock.
 */
export async function writeSignIn(server: string, { account, credentials }: SignIn): Promise<void> {
  const stored = await browser.storage.local.get([ACCOUNTS_KEY, TOKENS_KEY]);
  const put = (key: string, value: unknown) => {
    const { [server]: _, ...others } = (stored[key] as ByServer<unknown> | undefined) ?? {};
    return value === null ? others : { ...others, [server]: value };
  };
  try {
    await browser.storage.local.set({
      [ACCOUNTS_KEY]: put(ACCOUNTS_KEY, account),
      [TOKENS_KEY]: put(TOKENS_KEY, credentials),
    });
  } finally {
    changes += 1;
  }
  await raiseSignal(browser.storage.session, ACCOUNTS_SIGNAL);
}
