import { useEffect, useState } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';
import type { StoreReader } from '@/components/page/connect-store';
import type { Signals } from '@/utils/messaging/signals';
import type { Settings } from '@/utils/settings/settings';
import type { ListingSummary } from '@/utils/store/read/listing-summary';

/**
 * The summary of all listings, as announced by the background; null until known. If there is none, for example right
 * after the browser has started, the page makes its own.
 */
export function useListings(
  read: StoreReader,
  settings: Settings | null,
  signals: Signals | null,
  rest: AfterPaint | null,
): ListingSummary | null {
  const [own, setOwn] = useState<ListingSummary | null>(null);
  const isMissing = signals !== null && signals.listings === null;
  useEffect(() => {
    if (isMissing && settings) rest?.readListings(read, settings).then(setOwn);
  }, [isMissing, settings, rest, read]);
  return signals?.listings ?? own;
}
