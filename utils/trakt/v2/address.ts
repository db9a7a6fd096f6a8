/**
 * Encodes one part of a path like `encodeURIComponent`, but does not throw at half a surrogate pair. A part that would
 * change the path (empty, one dot, two dots) becomes an unknown name.
 */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}|^\.{0,2}$/gu, '\ufffd'));
}

/** API path of a user. `me` is the signed-in person. */
export function userPath(user: string): string {
  return `/users/${encode(user)}`;
}

export function showPath(show: string, season: number | 'all' = 'all'): string {
  return `/shows/${encode(show)}${season === 'all' ? '' : `/seasons/${season}`}`;
}

/** Origin of Trakt's website. */
export const SITE = 'https://app.trakt.tv';

export function profileUrl(user: string): string {
  return `${SITE}/profile/${encode(user)}`;
}

export function showUrl(show: string): string {
  return `${SITE}/shows/${encode(show)}`;
}

export function listUrl(user: string, list: string): string {
  return `${SITE}/users/${encode(user)}/lists/${encode(list)}`;
}
