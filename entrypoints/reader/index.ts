import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { reader } from '@/utils/trakt/reader';

/** Offers what reads Trakt to the background, which loads this script when a read is due. */
export default defineUnlistedScript(() => {
  globalThis.lookoutReader = reader;
});
