import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { signInByCode } from '@/utils/account/device';

declare global {
  /** Set by this script once it is loaded. */
  var lookoutDevice: typeof signInByCode | undefined;
}

/** Offers signing in by code to the background: few ever do, so neither it nor the reader carries that. */
export default defineUnlistedScript(() => {
  globalThis.lookoutDevice = signInByCode;
});
