/**
 * One part of a path. As `encodeURIComponent`, which throws at half a surrogate pair; what would lead to another address
 * (nothing, one dot, two) leads nowhere.
 */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}|^\.{0,2}$/gu, '\ufffd'));
}

/** Path of a user in the API. `me` is the signed-in user. */
export function userPath(user: string): string {
  return `/users/${encode(user)}`;
}

export function showPath(show: string, season: number | 'all' = 'all'): string {
  return `/shows/${encode(show)}${season === 'all' ? '' : `/seasons/${season}`}`;
}

/** Pages for people. */
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
