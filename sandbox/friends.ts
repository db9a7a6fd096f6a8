import type { PersonInfo } from './catalog';

function follows(a: PersonInfo, b: PersonInfo): boolean {
  return a.following.some(({ slug }) => slug === b.slug);
}

/** Two people who follow each other. */
export function areFriends(a: PersonInfo, b: PersonInfo): boolean {
  return follows(a, b) && follows(b, a);
}
