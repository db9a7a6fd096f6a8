/** Hosts of people's pages, on Trakt's present and former sites. */
const TRAKT_HOSTS = /^(?:www\.|app\.|beta\.)?trakt\.tv$/i;

/** A username as people type it: no URL, no spaces at its ends, no character that Trakt never allowed. */
const USERNAME = /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,49}$/u;

/** Letters and digits that cannot be in a slug, in {@link plain} text. */
const FOREIGN = /[^\P{L}a-z]|[^\P{N}0-9]/u;

/**
 * The user that somebody typed or pasted: a username, `@username`, or the URL of one of their pages at Trakt. How Trakt
 * turns letters such as `ø` or `м` into a slug is unknown; a guess would name somebody else, or nobody.
 *
 * @returns the username or slug as it was entered, or null if it is neither
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

/** The decoded segments of a URL's path; none if one cannot be decoded. */
function segments({ pathname }: URL): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** A show that somebody identified exactly. */
export interface NamedShow {
  /** Slug, IMDb id, or a number: Trakt's on protocol v2, TVDB's on v1. */
  ref: string;
  /** Set if the number or id belongs to that service, whatever the protocol. */
  service?: 'tvdb' | 'imdb' | undefined;
  /** Set if the URL was one of this season. */
  season?: number | undefined;
}

/**
 * Parses a show that somebody pasted or identified exactly: the URL of one of its pages at Trakt or IMDb, an IMDb id,
 * `tvdb:` and a number, or a number.
 *
 * @returns null otherwise: then the text is a search query
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

/** Whether a text could be the slug or another id of a show, and so may be used as one segment of a path. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Trakt's slug of a username: lower case; everything but letters, digits, `_` and `-` becomes a single `-`. */
export function userSlug(username: string): string {
  return plain(username)
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Lower case, without accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** How activities name the user with an accepted name: by slug, on protocol v1 by the username in lower case. */
export function userIn(protocol: 'v1' | 'v2', username: string): string {
  return protocol === 'v1' ? username.toLowerCase() : userSlug(username);
}
