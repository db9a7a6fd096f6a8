import { browser } from 'wxt/browser';
import type { DeviceProblem, OAuthTokens } from '@/utils/account/account';
import { storageItem } from '@/utils/lib/storage-item';

/** A code that the person has to enter at the server; until they have, the server is polled. */
export interface DeviceWait extends Pick<OAuthTokens, 'authOrigin' | 'clientId' | 'redirect'> {
  /** The secret one of the two codes: whoever has it gets the tokens. */
  deviceCode: string;
  /** The code shown to the person, and the URL where they enter it. */
  userCode: string;
  url: string;
  /** Times by our clock, ms UTC. */
  expiresAt: number;
  askedAt: number;
  /** Minimum time between two polls, ms. */
  interval: number;
  /** Tokens from the server, before their account could be looked up. */
  tokens: OAuthTokens | null;
}

/** Only one at a time, for one server. */
export type DeviceState = { server: string } & ({ wait: DeviceWait } | { problem: DeviceProblem });

/** In `storage.local`. As secret as the tokens: only the background reads it. */
export const DEVICE_KEY = 'device';

export const { read: readDevice, write: writeDevice } = storageItem(
  () => browser.storage.local,
  DEVICE_KEY,
  (stored) => (stored as DeviceState | undefined) ?? null,
);

/** When the server is to be polled next, ms UTC; null if no code is pending. */
export const dueOf = (state: DeviceState | null): number | null =>
  state && 'wait' in state ? state.wait.askedAt + state.wait.interval : null;

export const deviceDue = async (): Promise<number | null> => dueOf(await readDevice());
