import { createHash } from 'node:crypto';

/** The id that Chromium derives from the `key` of a manifest: its hash in the letters a to p. */
export function chromiumId(key: string): string {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}

/**
 * The address that an extension signs in with, which its app at Trakt has to list. Browsers derive it from the id:
 * Chromium and Edge use the id itself, Firefox its SHA-1.
 */
export function redirectAddress(store: string, id: string): string {
  if (store !== 'firefox') return `https://${id}.chromiumapp.org/`;
  return `https://${createHash('sha1').update(id).digest('hex')}.extensions.allizom.org/`;
}

/** The lines for the app at Trakt; stores that have not given an id yet are named without an address. */
export const redirectLines = (ids: Readonly<Record<string, string>>): string[] =>
  Object.entries(ids).map(
    ([store, id]) =>
      `${store.padEnd(12)}${id ? redirectAddress(store, id) : 'no id yet: the store gives one with the first upload'}`,
  );
