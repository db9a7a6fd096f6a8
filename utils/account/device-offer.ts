import { browser } from 'wxt/browser';
import { storageItem } from '@/utils/lib/storage-item';
import { DAY, type Now } from '@/utils/lib/time';

/** Whether a server signs people in by code without a secret, as it was last seen to. */
interface DeviceOffer {
  server: string;
  clientId: string | null;
  works: boolean;
  /** By our clock, ms UTC. */
  at: number;
}

interface OfferDeps {
  /** `serverKey` of the server. */
  server: string;
  clientId: string | null;
  now: Now;
}

/** In `storage.local`: of the server that was asked last. */
const item = storageItem(
  () => browser.storage.local,
  'device-offer',
  (stored) => stored as DeviceOffer | undefined,
);
/** How long a no is taken for one, ms. */
const NO_OFFER_MS = 7 * DAY;

/** Null where it is not known. */
export async function readOffer({ server, clientId, now }: OfferDeps): Promise<boolean | null> {
  const offer = await item.read();
  if (offer?.server !== server || offer.clientId !== clientId) return null;
  return offer.works || (now() >= offer.at && now() - offer.at < NO_OFFER_MS) ? offer.works : null;
}

export async function writeOffer({ server, clientId, now }: OfferDeps, works: boolean): Promise<void> {
  await item.write({ server, clientId, works, at: now() });
}
