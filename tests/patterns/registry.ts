/** A pattern for texts that were limited to `most` characters before. */
interface Bounded {
  pattern: RegExp;
  most: number;
  toString(): string;
}

const upTo = (most: number, pattern: RegExp): Bounded => ({ most, pattern, toString: () => String(pattern) });

/**
 * Patterns that are applied to foreign text: from servers, files, sync, or pasted lists. Each runs in linear time, or
 * its text is too short to matter.
 */
export const FOREIGN: Readonly<Record<string, readonly (RegExp | Bounded)[]>> = {
  'components/feed/rows/row-link.ts': [/^https?:\/\//],
  'components/feed/status/foot-state.ts': [/[.。](?= · )/gu],
  'components/feed/status/popup-foot-line.tsx': [/[.。]$/u],
  'components/options/sources/add-source.tsx': [/[\r\n]/],
  'components/options/sources/find-sources.ts': [/\s+/, /\p{M}/gu],
  'components/options/sources/season-chooser.tsx': [/^\D*\d+$/],
  'components/options/sources/use-drop-text.ts': [/(?![\t\n\f\r])\p{Cc}/u, /\ufffd+$/u],
  'components/ui/initials.ts': [/[\s._-]+/u, /[\p{L}\p{N}]/u],
  'entrypoints/background/show-commands.ts': [/^\d+$/],
  'entrypoints/extras/address-bar.ts': [/[\ufffe\uffff]/g, /[&<>"']/g],
  'entrypoints/extras/name-sources.ts': [/^\d+$/],
  'utils/account/oauth/client.ts': [/^[\x21-\x7e]+$/],
  'utils/activity/comment-text.ts': [
    /\\?\[\s{0,9}(?:(\/)\s{0,9})?spoilers?\s{0,9}\\?\]/gi,
    /&(#?\w{2,5});/g,
    /\\([\\`*_~[\]()#>+.!|-])/g,
    /(\*{1,3}|~~)(?=\S)([^*~]*?[^*~\s])\1/g,
    /^ {0,3}(`{3,}|~{3,}).*$/gm,
    /!?\[([^\][]{0,300})\]\((?:[^()\s]|\([^()]{0,300}\)){0,500}(?:\s+"[^"]{0,300}")?\)/g,
    /<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g,
    /^ {0,3}(?:(?:[-*_] *){3,}|=+)$/gm,
    /^(?: {0,3}>)+ ?/gm,
    /^ {0,3}#{1,6}[ \t]+(.*)$/gm,
    /^([ \t]{0,60})[*+-][ \t]+/gm,
    /(?<!`)`+([^`]+)`+/g,
    /(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_]*?[^_\s])\1(?![\p{L}\p{N}])/gu,
    /\n{3,}/g,
    /[\ue000-\ue07f]/g,
  ],
  'utils/activity/export-row.ts': [/[\u2066-\u2069]/g],
  'utils/activity/feed-address.ts': [/^(?:user|show|movie):[^\s\p{Cc}]{1,200}$/u],
  'utils/activity/has-id.ts': [/^\d+$/],
  'utils/activity/link.ts': [/^\.{0,2}$/],
  'utils/activity/search-words.ts': [/\p{M}+/gu, /\s+/u],
  'utils/lib/clean-text.ts': [
    /(?!\s)[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb]/gu,
    /(\p{M}{4})\p{M}+/gu,
    /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u,
    /\s+/g,
  ],
  'utils/lib/csv.ts': [/^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u, /[",\r\n;\t]|^\s|\s$/],
  'utils/rules/clock-time.ts': [/^([01]\d|2[0-3]):[0-5]\d$/],
  'utils/rules/unmet.ts': [/\p{M}/gu],
  'utils/server/private-host.ts': [
    /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./,
    /^\[(?:::1\]|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/,
    /^[^.:[\]]+$|\.(?:localhost|local|lan|internal|home\.arpa|test)$/,
    /^[\d.]+$/,
  ],
  'utils/settings/file/apply.ts': [upTo(200, /\/+$/)],
  'utils/settings/file/json-error-place.ts': [
    /[\t\n\r ]*/y,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a text.
    /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y,
    /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
  ],
  'utils/settings/file/read.ts': [/^\uFEFF/, upTo(200, /\/+$/)],
  'utils/settings/file/schema.ts': [/^\d{4}-\d\d-\d\dT/],
  'utils/settings/sync/items.ts': [/^[a-z]\|/],
  'utils/settings/sync/first-merge.ts': [/^[sm]\|[^|]*$/],
  'utils/settings/sync/validate.ts': [/^s\|show:[^|]*$/],
  'utils/sources/parse-many.ts': [
    /^(?:[-*•–]\s+|\d{1,3}[.)]\s+)?["'“”«»]?(.*?)["'“”«»]?$/u,
    /[\n\r,;\t]+|(?<!\s)\s+(?=https?:\/\/)/u,
    /^\d+$/,
  ],
  'utils/sources/parse-source.ts': [
    /^(?:www\.|app\.|beta\.)?trakt\.tv$/i,
    /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,49}$/u,
    /[^\P{L}a-z]|[^\P{N}0-9]/u,
    /^(?:https?:\/\/)?[^/\s]+\.tv\//i,
    /^@/,
    /^https?:/i,
    /^tvdb:\s*(\d{1,9})$/i,
    /^tt\d{5,10}$/,
    /^\d{1,9}$/,
    /^https?:\/\/|^[^/\s]+\.(?:tv|com)\//i,
    /^(?:www\.|m\.)?imdb\.com$/i,
    /^tt\d+$/,
    /^seasons?$/,
    /^[_-]*[a-z0-9][a-z0-9_-]{0,199}$/i,
    /[^a-z0-9_-]+/g,
    upTo(500, /^-+|-+$/g),
    /\p{M}/gu,
  ],
  'utils/store/read/find-subjects.ts': [/[^\p{L}\p{N}]+/u],
  'utils/trakt/find-shows.ts': [/^\d+$/],
  'utils/trakt/http.ts': [/^\d{1,9}$/],
  'utils/trakt/lenient.ts': [/^\d{1,15}$/],
  'utils/trakt/rate-limit.ts': [/^\d+(\.\d+)?$/],
  'utils/trakt/v1/failure.ts': [
    /api (key|permission)/,
    /over capacity/,
    /protected|private/,
    /authenticat/,
    /not found|no such|unknown|invalid (user|title|show)|does ?n.t exist/,
  ],
  'utils/trakt/v1/media.ts': [/[?#]/, upTo(500, /\/+$/)],
  'utils/trakt/v1/path.ts': [/\p{Surrogate}|^\.{0,2}$/gu],
  'utils/trakt/v1/show.ts': [/^\d+$/],
  'utils/trakt/v2/address.ts': [/\p{Surrogate}|^\.{0,2}$/gu],
  'utils/trakt/v2/client.ts': [/^\/users\/[^/?]+\/./, /[/?]/, /^[\x21-\x7e]+$/],
  'utils/trakt/v2/media.ts': [/^https?:\/\//, /^\/+/],
  'utils/trakt/v2/recent-comments.ts': [/^tt\d+$/, /^\d+$/],
};

/**
 * Files with patterns that are applied only to Lookout's own text or to the person's input, and why no foreign text
 * gets there.
 */
export const OWN: Readonly<Record<string, string>> = {
  'utils/lib/direction.ts': 'a language of the browser’s',
  'utils/lib/messages-file.ts': 'messages of Lookout’s own files',
  'utils/server/parse-server.ts': 'an address that the person types',
  'utils/sources/parse-seasons.ts': 'numbers that the person types',
  'utils/sources/understand.ts': 'a line that the person types or pastes',
  'utils/trakt/questions/ask-v1.ts': 'words of a command in the terminal',
  'utils/trakt/questions/find-titles.ts': 'words of a command in the terminal',
  'components/options/filters/condition-words.ts': 'words that the person types',
  'components/options/sections.ts': 'the part of an address of Lookout’s own pages after the #',
};
