import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Finding, finding } from '@/utils/trakt/find-shows';

declare global {
  /** Set by this script once it is loaded. */
  var lookoutFinding: Finding | undefined;
}

/** Offers what it takes to find shows to the background: neither it nor the reader carries that. */
export default defineUnlistedScript(() => {
  globalThis.lookoutFinding = finding;
});
