import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMPUTED_KEYS } from './computed-keys.ts';
import type { LocaleSource } from './locale-source.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PLACES = ['components', 'entrypoints', 'utils', 'scripts', 'wxt.config.ts'];

function sources(place: string): string[] {
  if (/\.tsx?$/.test(place)) return [readFileSync(path.join(ROOT, place), 'utf8')];
  return readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.includes('computed-keys'))
    .map((name) => readFileSync(path.join(ROOT, place, name), 'utf8'));
}

/**
 * Texts that no code uses. A key counts as used if it occurs in quotes (the compiler checks that it exists), or if
 * `computed-keys` says how it is built.
 */
export function unusedKeys(english: LocaleSource, code = PLACES.flatMap(sources).join('\n')): string[] {
  const quoted = new Set(code.replace(/__MSG_(\w+?)__/g, '$1').match(/(?<=['"`])\w+(?=['"`])/g));
  const computed = Object.keys(COMPUTED_KEYS).map((pattern) => new RegExp(`^${pattern}$`));
  return Object.keys(english).filter((key) => !quoted.has(key) && !computed.some((pattern) => pattern.test(key)));
}
