import { offersCode, signInByCode } from '@/utils/account/oauth/device';
import { exchangeCode } from '@/utils/account/oauth/exchange';
import { revoke } from '@/utils/account/oauth/revoke';

/** What it takes to sign in: done once, so that it is a script of its own, see `entrypoints/signing-in`. */
export const signingIn = { exchangeCode, offersCode, revoke, signInByCode };

export type SigningIn = typeof signingIn;
