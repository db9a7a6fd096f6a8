import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_VERSION } from '@/utils/settings/file/migrations';
import { readSettingsFile } from '@/utils/settings/file/read';
import { settingsFileSchema } from '@/utils/settings/file/schema';

/** A part of a schema, of valibot or in JSON: only what is compared here. */
type Part = Record<string, unknown>;
type Json = Part & { $defs: Record<string, Part> };

const published = JSON.parse(readFileSync('docs/settings-file.schema.json', 'utf8')) as Json;
const page = readFileSync('docs/settings-file.md', 'utf8');
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];

/**
 * Values that a field allows, one line each: `theme = dark`, `checkMinutes >= 1`; the field alone where any will do.
 */
function linesOf(part: Part, at: string): string[] {
  const inner = (each: unknown, path = at) => linesOf(each as Part, path);
  if (part.type === 'optional' || part.type === 'nullable') return inner(part.wrapped);
  if (part.type === 'object')
    return Object.entries(part.entries as Part).flatMap(([name, value]) => [
      `${at}.${name}`,
      ...inner(value, `${at}.${name}`),
    ]);
  if (part.type === 'array') return inner(part.item, `${at}[]`);
  if (part.type === 'record') return inner(part.value, `${at}.*`);
  if (part.type === 'variant' || part.type === 'union') return (part.options as Part[]).flatMap((each) => inner(each));
  if (part.type === 'picklist') return (part.options as string[]).map((value) => `${at} = ${value}`);
  if (part.type === 'literal') return [`${at} = ${part.literal}`];
  if (part.type === 'min_value') return [`${at} >= ${part.requirement}`];
  if (part.type === 'max_value') return [`${at} <= ${part.requirement}`];
  // The first step of a pipe is the part itself, or a pipe of its own.
  return ((part.pipe ?? []) as Part[]).flatMap((step) => (step.type === part.type && !step.pipe ? [] : inner(step)));
}

/** The same of a JSON schema. */
function publishedLines(part: Part, at: string): string[] {
  if (typeof part.$ref === 'string') {
    const { [part.$ref.replace('#/$defs/', '')]: target = {} } = published.$defs;
    return publishedLines(target, at);
  }
  const inner = (each: unknown, path = at) => publishedLines(each as Part, path);
  return [
    ...((part.oneOf ?? part.anyOf ?? part.allOf ?? []) as Part[]).flatMap((each) => inner(each)),
    ...Object.entries((part.properties ?? {}) as Part).flatMap(([name, value]) => [
      `${at}.${name}`,
      ...inner(value, `${at}.${name}`),
    ]),
    ...(part.items ? inner(part.items, `${at}[]`) : []),
    ...(typeof part.additionalProperties === 'object' ? inner(part.additionalProperties, `${at}.*`) : []),
    ...((part.enum ?? []) as string[]).map((value) => `${at} = ${value}`),
    ...('const' in part ? [`${at} = ${part.const}`] : []),
    ...('minimum' in part ? [`${at} >= ${part.minimum}`] : []),
    ...('maximum' in part ? [`${at} <= ${part.maximum}`] : []),
  ];
}

const unique = (lines: readonly string[]) => [...new Set(lines)].sort();
/**
 * Every version from 1 on passes the schema, because other ones are migrated or refused before: see `file/migrations`.
 */
const VERSION = '.version >= 1';
const read = unique(linesOf(settingsFileSchema as unknown as Part, ''));

describe('the description of the settings file', () => {
  it('has the fields, values and bounds of docs/settings-file.schema.json', () => {
    expect(unique(publishedLines(published, ''))).toEqual(
      unique(read.map((line) => (line === VERSION ? `.version = ${FILE_VERSION}` : line))),
    );
  });

  it('names every field in docs/settings-file.md', () => {
    const fields = read.filter((line) => !/ [=<>]/.test(line)).map((line) => line.split('.').at(-1));
    expect(fields.filter((name) => !new RegExp(`["\`.]${name}["\`]`).test(page))).toEqual([]);
  });

  it('shows a file with every setting, which is read as it is', () => {
    const result = readSettingsFile(example, { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' });
    expect(result).toMatchObject({ ok: true, value: { skipped: [] } });
    expect(Object.keys(JSON.parse(example)).sort()).toEqual(Object.keys(settingsFileSchema.entries).sort());
  });
});
