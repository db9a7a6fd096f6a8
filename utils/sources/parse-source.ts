/** Where people's pages are, on Trakt's present and former sites. */
const TRAKT_HOSTS = /^(?:www\.|app\.|beta\.)?trakt\.tv$/i;

/** A username as people type it: no address, no spaces at its ends, nothing that Trakt never allowed. */
const USERNAME = /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,49}$/u;

/** Letters and digits that have no place in a slug, in {@link plain} text. */
const FOREIGN = /[^\P{L}a-z]|[^\P{N}0-9]/u;

/**
 * The user that somebody typed or pasted: a username, `@username`, or the address of a page of theirs at Trakt. What Trakt
 * makes of letters such as `ø` or `м` in a slug is not known here: a guess would be somebody else, or nobody.
 *
 * @returns the username or slug as it was written, or null where it is neither
 */
export function parseUser(text: string): string | null {
  const trimmed = text.trim();
  const pasted = /^(?:https?:\/\/)?[^/\s]+\.tv\//i.test(trimmed) ? fromAddress(trimmed) : undefined;
  const name = pasted === undefined ? trimmed.replace(/^@/, '') : pasted;
  return name !== null && USERNAME.test(name) && !FOREIGN.test(plain(name)) ? name : null;
}

function fromAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(/^https?:/i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
  const [section, name] = segments(url);
  if (!TRAKT_HOSTS.test(url.hostname) || !section || !name) return null;
  return ['user', 'users', 'profile'].includes(section.toLowerCase()) ? name : null;
}

/** The parts of an address, decoded; none where one cannot be. */
function segments({ pathname }: URL): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** A show as somebody named it exactly. */
export interface NamedShow {
  /** Slug, IMDb id, or a number: Trakt's on protocol v2, TVDB's on v1. */
  ref: string;
  /** Set where the number or id is of that service, whatever the protocol. */
  service?: 'tvdb' | 'imdb' | undefined;
  /** The address was one of this season. */
  season?: number | undefined;
}

/**
 * The show that somebody pasted or named exactly: the address of a page of it at Trakt or IMDb, an IMDb id, `tvdb:` and
 * a number, a number.
 *
 * @returns null where it is neither: then the text is words to search for
 */
export function parseShow(text: string): NamedShow | null {
  const trimmed = text.trim();
  const tvdb = /^tvdb:\s*(\d{1,9})$/i.exec(trimmed)?.[1];
  if (tvdb) return { ref: tvdb, service: 'tvdb' };
  if (/^tt\d{5,10}$/.test(trimmed)) return { ref: trimmed, service: 'imdb' };
  if (/^\d{1,9}$/.test(trimmed)) return { ref: trimmed };
  if (!/^https?:\/\/|^[^/\s]+\.(?:tv|com)\//i.test(trimmed)) return null;
  let url: URL;
  try {
    url = new URL(/^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  } catch {
    return null;
  }
  const [section, id, ...rest] = segments(url);
  if (!section || !id) return null;
  if (/^(?:www\.|m\.)?imdb\.com$/i.test(url.hostname)) {
    return section === 'title' && /^tt\d+$/.test(id) ? { ref: id, service: 'imdb' } : null;
  }
  if (!TRAKT_HOSTS.test(url.hostname) || !['show', 'shows'].includes(section) || !SLUG.test(id)) return null;
  const season = /^seasons?$/.test(rest[0] ?? '') ? Number(rest[1]) : Number.NaN;
  return { ref: id, ...(Number.isInteger(season) && season >= 0 ? { season } : {}) };
}

const SLUG = /^[_-]*[a-z0-9][a-z0-9_-]{0,199}$/i;

/** Whether a text could be the slug of a show, or another id of it: what goes into a request as one part of a path. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Trakt's slug of a username: lower case, everything but letters, digits, `_` and `-` becomes one `-`. */
export function userSlug(username: string): string {
  return plain(username)
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Lower case, without accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** By what activities name the user of a name that was accepted: the slug, on protocol v1 the username in lower case. */
export function userIn(protocol: 'v1' | 'v2', username: string): string {
  return protocol === 'v1' ? username.toLowerCase() : userSlug(username);
}
