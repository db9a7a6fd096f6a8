import type { Subject } from '@/utils/activity/facet-name';

const AROUND = '#around?';
export const FEED = '#feed?';

/** The part of the feed tab's address that opens all activity on a title, or what is known of a person. */
export const aroundHash = (facet: string): string => `${AROUND}${new URLSearchParams({ facet })}`;

/** The part of the feed tab's address that searches the feed. */
export const searchHash = (words: string): string => `${FEED}${new URLSearchParams({ words })}`;

const SUBJECT = /^(?:user|show|movie):[^\s\p{Cc}]{1,200}$/u;

/** Whether a text is the facet of a person, show or movie. */
export const isSubject = (facet: string): boolean => SUBJECT.test(facet);

/** The person or title in an address; null if it has none. The address may come from anywhere. */
export function subjectOfHash(hash: string): Subject | null {
  if (!hash.startsWith(AROUND)) return null;
  const facet = new URLSearchParams(hash.slice(AROUND.length)).get('facet') ?? '';
  return isSubject(facet) ? { facet } : null;
}
