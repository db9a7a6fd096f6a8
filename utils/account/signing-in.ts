import { signInByCode } from '@/utils/account/device';
import { exchangeCode } from '@/utils/account/exchange-code';

/** What it takes to sign in: done once, so that it is a script of its own, see `entrypoints/signing-in`. */
export const signingIn = { exchangeCode, signInByCode };

export type SigningIn = typeof signingIn;
