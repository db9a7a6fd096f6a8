// `wxt.config.ts` loads this file, and its loader resolves `@/` only in type imports.
import type { Result } from '@/utils/lib/result';

/** The plural forms of `Intl.PluralRules`, in their order on a line. */
export const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

export type PluralForms = Readonly<Record<string, string>>;
/** The content of `locales/<language>.json`: a text, or its plural forms, by key. */
export type LocaleSource = Readonly<Record<string, string | PluralForms>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `JSON.parse` names a position only if the text does not end too early. */
function brokenAt(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  const line = text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
  return `line ${line} is not JSON. Check quotes, commas and braces there and on the line before`;
}

/** Duplicate keys of an object, with the line of the second: `JSON.parse` silently keeps the last. */
function duplicateKeys(json: string): string[] {
  const found: string[] = [];
  const open: Set<string>[] = [];
  for (const token of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    const [whole, colon] = token;
    if (whole === '{') open.push(new Set());
    else if (whole === '}') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(whole.slice(0, -colon.length)) as string;
      if (open.at(-1)?.has(key)) {
        const line = json.slice(0, token.index).split('\n').length;
        found.push(`${key}: stands a second time in line ${line}. Delete one of the two`);
      }
      open.at(-1)?.add(key);
    }
  }
  return found;
}

function shapeProblem(key: string, value: unknown): string[] {
  if (typeof value === 'string') return [];
  if (!isRecord(value)) return [`${key}: is neither a text nor plural forms. Write "${key}": "…"`];
  return Object.entries(value).flatMap(([category, form]) => {
    if (!CATEGORIES.some((each) => each === category)) {
      return `${key}: "${category}" is no plural form. Use ${CATEGORIES.join(', ')}`;
    }
    return typeof form === 'string' ? [] : `${key}: "${category}" is not a text. Write "${category}": "…"`;
  });
}

/**
 * Reads one `locales/<language>.json`.
 *
 * @returns the texts, or one sentence for each reason why the file is invalid
 */
export function readLocaleSource(json: string): Result<LocaleSource, string[]> {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    return { ok: false, error: [brokenAt(json, error)] };
  }
  if (!isRecord(content)) return { ok: false, error: ['is not an object. Write { "key": "text", … }'] };
  const problems = duplicateKeys(json);
  for (const [key, value] of Object.entries(content)) problems.push(...shapeProblem(key, value));
  return problems.length > 0 ? { ok: false, error: problems } : { ok: true, value: content as LocaleSource };
}

const line = (key: string, value: string | PluralForms): string => {
  if (typeof value === 'string') return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const forms = CATEGORIES.flatMap((category) => {
    const form = value[category];
    return form === undefined ? [] : `${JSON.stringify(category)}: ${JSON.stringify(form)}`;
  });
  return `  ${JSON.stringify(key)}: { ${forms.join(', ')} }`;
};

/**
 * Formats a file: one line per text with its plural forms.
 *
 * @param order the keys of English; others follow in their existing order
 */
export function formatLocaleSource(source: LocaleSource, order: readonly string[]): string {
  const keys = [...new Set([...order.filter((key) => Object.hasOwn(source, key)), ...Object.keys(source)])];
  const lines = keys.flatMap((key) => {
    const value = source[key];
    return value === undefined ? [] : line(key, value);
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
