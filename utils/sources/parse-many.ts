import { parseShow } from '@/utils/sources/parse-source';

/** One name or address out of many. */
export interface NamedOne {
  /** As it was written. */
  text: string;
  /** `show` where it can be nothing else; a bare name may be a person as well as a show, and is taken for a person. */
  kind: 'person' | 'show';
}

/** Bullets, numbers and quotes as lists have them. */
const DECORATION = /^(?:[-*•–]\s+|\d{1,3}[.)]\s+)?["'“”«»]?(.*?)["'“”«»]?$/u;
/** Lines, commas, semicolons and tabs; white space only before another address, since names may hold some. */
const SEPARATOR = /[\n\r,;\t]+|(?<!\s)\s+(?=https?:\/\/)/u;

/** The people and shows that somebody pasted: names, profile and show addresses, IMDb ids, `tvdb:` and a number. */
export function parseMany(text: string): NamedOne[] {
  const found = new Map<string, NamedOne>();
  for (const part of text.split(SEPARATOR)) {
    const one = DECORATION.exec(part.trim())?.[1]?.trim() ?? '';
    const key = one.toLowerCase();
    if (one === '' || found.has(key)) continue;
    // A bare number may be a name.
    const isShow = !/^\d+$/.test(one) && parseShow(one) !== null;
    found.set(key, { text: one, kind: isShow ? 'show' : 'person' });
  }
  return [...found.values()];
}
