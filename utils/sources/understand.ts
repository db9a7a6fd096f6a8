import { parseShow, parseUser } from '@/utils/sources/parse-source';

/** What a text may name: a person, a show, or either. */
export interface Understood {
  person: boolean;
  show: boolean;
}

const PROFILE = /^@|\/(?:users?|profile)\//i;
const ADDRESS = /^https?:\/\/|^[^/\s]+\.(?:tv|com)\//i;

/**
 * What somebody typed or pasted into the field for people and shows. `@name` and the address of a profile name a
 * person; a number, an IMDb id, `tvdb:` and the address of a show name a show; other words may be either.
 */
export function understand(text: string): Understood {
  const trimmed = text.trim();
  if (trimmed === '' || PROFILE.test(trimmed)) return { person: true, show: false };
  if (parseShow(trimmed)) return { person: false, show: true };
  // Any other address is an error, which the lookup of a person explains.
  if (ADDRESS.test(trimmed)) return { person: true, show: false };
  return { person: parseUser(trimmed) !== null, show: true };
}
