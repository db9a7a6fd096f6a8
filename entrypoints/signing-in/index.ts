import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type SigningIn, signingIn } from '@/utils/account/signing-in';

declare global {
  /** Set by this script once it is loaded. */
  var lookoutSigningIn: SigningIn | undefined;
}

/** Offers what signing in takes to the background: neither it nor the reader carries that. */
export default defineUnlistedScript(() => {
  globalThis.lookoutSigningIn = signingIn;
});
