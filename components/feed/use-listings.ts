import { useEffect, useState } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';
import type { StoreReader } from '@/components/page/connect-store';
import type { Signals } from '@/utils/messaging/signals';
import type { Settings } from '@/utils/settings/settings';
import type { ListingSummary } from '@/utils/store/read/listing-summary';

/**
 * The summary of all listings that the background keeps; null until known. Where it has none, as after a start of the
 * browser that its worker has not finished, the page makes its own.
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
