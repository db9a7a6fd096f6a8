import { cleanText } from '@/utils/lib/clean-text';

/** A part of a comment: plain text, never markup. */
export interface CommentPart {
  words: string;
  /** Marked as a spoiler by its author: shown only on request. */
  spoiler: boolean;
}

/**
 * All quantifiers are bounded, in every pattern here: the author of a comment must not control how long parsing takes.
 */
const MARK = /\\?\[\s{0,9}(?:(\/)\s{0,9})?spoilers?\s{0,9}\\?\]/gi;

/**
 * A comment as plain text, in parts that are either all spoiler or none. An unclosed spoiler extends to the end; nested
 * spoiler tags are ignored.
 */
export function commentParts(source: string): CommentPart[] {
  const text = cleanText(decode(source));
  const parts: CommentPart[] = [];
  let depth = 0;
  let from = 0;
  const push = (to: number) => {
    const words = plainText(text.slice(from, to));
    const last = parts.at(-1);
    if (words.trim() === '') return;
    if (last?.spoiler === depth > 0) last.words += words;
    else parts.push({ words, spoiler: depth > 0 });
  };
  for (const mark of text.matchAll(MARK)) {
    push(mark.index);
    depth = Math.max(0, depth + (mark[1] ? -1 : 1));
    from = mark.index + mark[0].length;
  }
  push(text.length);
  return parts;
}

/** The entities that Trakt's editor writes; any other one left as it is does no harm. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const BRACKETS: Readonly<Record<string, string>> = { '#91': '[', '#93': ']', '#47': '/' };

const decode = (text: string) =>
  text.replace(/&(#?\w{2,5});/g, (whole, name: string) => ENTITIES[name] ?? BRACKETS[name] ?? whole);

/** Escaped characters stand for themselves: they are set aside while markup is removed. */
const ESCAPED = /\\([\\`*_~[\]()#>+.!|-])/g;
const ASIDE = 0xe000;

/** Applied twice, for one level of nesting. */
const EMPHASIS = /(\*{1,3}|~~)(?=\S)([^*~]*?[^*~\s])\1/g;

/** Strips the `#` signs that may close a heading after a space. Done by hand, since a pattern would backtrack. */
function withoutClosing(title: string): string {
  let end = title.length;
  while (title[end - 1] === '#') end -= 1;
  return end < title.length && (title[end - 1] ?? ' ') === ' ' ? title.slice(0, end).trimEnd() : title;
}

/** Markdown without its markup. Bounded quantifiers keep hostile input from being slow. */
function plainText(markdown: string): string {
  return markdown
    .replace(ESCAPED, (_, sign: string) => String.fromCharCode(ASIDE + sign.charCodeAt(0)))
    .replace(/^ {0,3}(`{3,}|~{3,}).*$/gm, '')
    .replace(/!?\[([^\][]{0,300})\]\((?:[^()\s]|\([^()]{0,300}\)){0,500}(?:\s+"[^"]{0,300}")?\)/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g, '$1')
    .replace(/^ {0,3}(?:(?:[-*_] *){3,}|=+)$/gm, '')
    .replace(/^(?: {0,3}>)+ ?/gm, '')
    .replace(/^ {0,3}#{1,6}[ \t]+(.*)$/gm, (_, title: string) => withoutClosing(title))
    .replace(/^([ \t]{0,60})[*+-][ \t]+/gm, '$1• ')
    .replace(/(?<!`)`+([^`]+)`+/g, '$1')
    .replace(EMPHASIS, '$2')
    .replace(EMPHASIS, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*?[^_\s])\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE));
}
