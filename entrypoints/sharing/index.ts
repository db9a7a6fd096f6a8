import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Sharing, sharing } from '@/utils/settings/sync/sharing';

declare global {
  /** Set by this script once it is loaded. */
  var lookoutSharing: Sharing | undefined;
}

/** Offers what sharing the settings takes to the background: most people never need it. */
export default defineUnlistedScript(() => {
  globalThis.lookoutSharing = sharing;
});
