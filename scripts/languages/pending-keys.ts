/**
 * Texts that exist only in English so far, by key without plural form: browsers show the English text until they are
 * translated. `npm run languages` accepts exactly these as missing.
 */
export const PENDING_KEYS: readonly string[] = [];
