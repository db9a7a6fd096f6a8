import type { StoreReader } from '@/components/page/connect-store';
import { readStreams } from '@/utils/store/read/feed-reader';
import { type ListingSummary, summarizeListings } from '@/utils/store/read/listing-summary';
import type { ListingSettings } from '@/utils/store/read/source-problem';

/** A summary of all listings from their states; as of none if the store cannot be read. */
export async function readListings(read: StoreReader, settings: ListingSettings): Promise<ListingSummary> {
  const found = await read(readStreams);
  return summarizeListings(found.ok ? found.value : [], settings);
}
