import { parseShow } from '@/utils/sources/parse-source';

/** One name or URL out of many. */
export interface NamedOne {
  /** As it was entered. */
  text: string;
  /** `show` only if it cannot be anything else. A bare name may be a person or a show, and counts as a person. */
  kind: 'person' | 'show';
}

/** Bullets, numbers and quotes, as in lists. */
const DECORATION = /^(?:[-*•–]\s+|\d{1,3}[.)]\s+)?["'“”«»]?(.*?)["'“”«»]?$/u;
/** Lines, commas, semicolons and tabs. White space only before another URL, since names may contain it. */
const SEPARATOR = /[\n\r,;\t]+|(?<!\s)\s+(?=https?:\/\/)/u;

/** The people and shows in a pasted text: names, profile and show URLs, IMDb ids, `tvdb:` and a number. */
export function parseMany(text: string): NamedOne[] {
  const found = new Map<string, NamedOne>();
  for (const part of text.split(SEPARATOR)) {
    const one = DECORATION.exec(part.trim())?.[1]?.trim() ?? '';
    const key = one.toLowerCase();
    if (one === '' || found.has(key)) continue;
    // A bare number may be a username.
    const isShow = !/^\d+$/.test(one) && parseShow(one) !== null;
    found.set(key, { text: one, kind: isShow ? 'show' : 'person' });
  }
  return [...found.values()];
}
