import type { StoreReader } from '@/components/page/connect-store';
import { readAccount } from '@/utils/account/read-account';
import { readBuildEnv } from '@/utils/server/build-env';
import { connectionOf, serverKey } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { readStreams } from '@/utils/store/read/feed-reader';
import { type ListingSummary, summarizeListings } from '@/utils/store/read/listing-summary';

/** A summary of all listings from their states; as of none if the store cannot be read. */
export async function readListings(read: StoreReader, settings: Settings): Promise<ListingSummary> {
  const account = readAccount(serverKey(connectionOf(settings, readBuildEnv(import.meta.env))));
  const found = await read(readStreams);
  return summarizeListings(found.ok ? found.value : [], { ...settings, signedOut: (await account) === null });
}
