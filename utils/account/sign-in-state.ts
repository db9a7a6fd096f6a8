import { browser } from 'wxt/browser';
import { ACCOUNTS_KEY, type Account } from '@/utils/account/account';
import { DEVICE_KEY, type DeviceState, dueOf } from '@/utils/account/device-wait';

/** What alarm and badge show of the sign-in at one server. */
export interface SignInState {
  account: Account | null;
  /** When the server is to be polled next for a code that the person types in, ms UTC; null if none is pending. */
  deviceDue: number | null;
}

/** Reads all of it in one call. */
export async function readSignInState(server: string): Promise<SignInState> {
  const stored = await browser.storage.local.get([ACCOUNTS_KEY, DEVICE_KEY]);
  const accounts = (stored[ACCOUNTS_KEY] as Record<string, Account> | undefined) ?? {};
  return {
    account: accounts[server] ?? null,
    deviceDue: dueOf((stored[DEVICE_KEY] as DeviceState | undefined) ?? null),
  };
}
