import { browser } from 'wxt/browser';
import type { DeviceProblem, OAuthTokens } from '@/utils/account/account';
import { storageItem } from '@/utils/lib/storage-item';

/** Somebody was given a code to type in at the server; until they have, it is asked now and then whether they did. */
export interface DeviceWait extends Pick<OAuthTokens, 'authOrigin' | 'clientId' | 'redirect'> {
  /** Of the two codes the secret one: whoever has it is given the tokens. */
  deviceCode: string;
  /** The one for people to read, and where they type it in. */
  userCode: string;
  url: string;
  /** Times by our clock, ms UTC. */
  expiresAt: number;
  askedAt: number;
  /** The shortest time between two questions, ms. */
  interval: number;
  /** What the server gave, while it could not be asked yet whose it is. */
  tokens: OAuthTokens | null;
}

/** There is one at a time, for one server. */
export type DeviceState = { server: string } & ({ wait: DeviceWait } | { problem: DeviceProblem });

/** In `storage.local`. As secret as the tokens: only the background reads it. */
export const DEVICE_KEY = 'device';

export const { read: readDevice, write: writeDevice } = storageItem(
  () => browser.storage.local,
  DEVICE_KEY,
  (stored) => (stored as DeviceState | undefined) ?? null,
);

/** When the server is to be asked next, ms UTC; null where nobody waits. */
export async function deviceDue(): Promise<number | null> {
  const state = await readDevice();
  return state && 'wait' in state ? state.wait.askedAt + state.wait.interval : null;
}
