import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { splitKey } from './check-locale.ts';
import { COMPUTED_KEYS } from './computed-keys.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PLACES = ['components', 'entrypoints', 'utils', 'scripts', 'public/_locales', 'wxt.config.ts'];

function sources(place: string): string[] {
  if (/\.tsx?$/.test(place)) return [readFileSync(path.join(ROOT, place), 'utf8')];
  return readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.includes('computed-keys'))
    .map((name) => readFileSync(path.join(ROOT, place, name), 'utf8'));
}

/**
 * Messages that no code asks for. A key counts as used where it stands in quotes (the compiler checks that it exists), or
 * where `computed-keys` says how it is put together.
 */
export function unusedKeys(english: MessagesFile, code = PLACES.flatMap(sources).join('\n')): string[] {
  const quoted = new Set(code.replace(/__MSG_(\w+?)__/g, '$1').match(/(?<=['"`])\w+(?=['"`])/g));
  const computed = Object.keys(COMPUTED_KEYS).map((pattern) => new RegExp(`^${pattern}$`));
  const bases = [...new Set(Object.keys(english).map((key) => splitKey(key).base))];
  return bases.filter((base) => !quoted.has(base) && !computed.some((pattern) => pattern.test(base)));
}
