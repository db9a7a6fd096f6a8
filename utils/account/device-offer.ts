import { browser } from 'wxt/browser';
import { storageItem } from '@/utils/lib/storage-item';
import { DAY, type Now } from '@/utils/lib/time';

/** Whether a server signs people in by code without a secret, as of the last check. */
interface DeviceOffer {
  server: string;
  clientId: string | null;
  works: boolean;
  /** When it was checked, by our clock, ms UTC. */
  at: number;
}

interface OfferDeps {
  /** `serverKey` of the server. */
  server: string;
  clientId: string | null;
  now: Now;
}

/** In `storage.local`: of the last server that was checked. */
const item = storageItem(
  () => browser.storage.local,
  'device-offer',
  (stored) => stored as DeviceOffer | undefined,
);
/** How long a no stays valid, ms. */
const NO_OFFER_MS = 7 * DAY;

/** Null if unknown. */
export async function readOffer({ server, clientId, now }: OfferDeps): Promise<boolean | null> {
  const offer = await item.read();
  if (offer?.server !== server || offer.clientId !== clientId) return null;
  return offer.works || (now() >= offer.at && now() - offer.at < NO_OFFER_MS) ? offer.works : null;
}

export async function writeOffer({ server, clientId, now }: OfferDeps, works: boolean): Promise<void> {
  await item.write({ server, clientId, works, at: now() });
}
