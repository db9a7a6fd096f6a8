/** Where people's pages are, on Trakt's present and former sites. */
const TRAKT_HOSTS = /^(?:www\.|app\.|beta\.)?trakt\.tv$/i;

/** A username as people type it: no address, no spaces at its ends, nothing that Trakt never allowed. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,49}$/u;

/**
 * The user that somebody typed or pasted: a username, `@username`, or the address of a page of theirs at Trakt.
 *
 * @returns the username or slug as it was written, or null where it is neither
 */
export function parseUser(text: string): string | null {
  const trimmed = text.trim();
  const pasted = /^(?:https?:\/\/)?[^/\s]+\.tv\//i.test(trimmed) ? fromAddress(trimmed) : undefined;
  const name = pasted === undefined ? trimmed.replace(/^@/, '') : pasted;
  return name !== null && USERNAME.test(name) ? name : null;
}

function fromAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(/^https?:/i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
  const [section, name] = url.pathname.split('/').filter(Boolean);
  if (!TRAKT_HOSTS.test(url.hostname) || !section || !name) return null;
  if (!['user', 'users', 'profile'].includes(section.toLowerCase())) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** Trakt's slug of a username: lower case, everything but letters, digits, `_` and `-` becomes one `-`. */
export function userSlug(username: string): string {
  return username
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
