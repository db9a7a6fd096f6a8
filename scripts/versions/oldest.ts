import { readFileSync } from 'node:fs';
import path from 'node:path';

const CONFIG = path.resolve(import.meta.dirname, '../../wxt.config.ts');

/** The oldest version of each browser that the manifests allow. */
export function oldestAllowed(): { chrome: number; firefox: number } {
  const config = readFileSync(CONFIG, 'utf8');
  const [, chrome] = /minimum_chrome_version: '(\d+)'/.exec(config) ?? [];
  const [, firefox] = /strict_min_version: '(\d+)/.exec(config) ?? [];
  if (!chrome || !firefox) throw new Error('wxt.config.ts names no oldest browsers');
  return { chrome: Number(chrome), firefox: Number(firefox) };
}
