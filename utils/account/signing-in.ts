import { offersCode, signInByCode } from '@/utils/account/device';
import { exchangeCode } from '@/utils/account/exchange-code';
import { revoke } from '@/utils/account/revoke';

/** What it takes to sign in: done once, so that it is a script of its own, see `entrypoints/signing-in`. */
export const signingIn = { exchangeCode, offersCode, revoke, signInByCode };

export type SigningIn = typeof signingIn;
