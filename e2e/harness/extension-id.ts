import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumId } from '@/scripts/release/redirect-address';

/** The id that Chromium derives from the `key` in a built manifest. */
export function extensionIdOf(folder: string): string {
  const { key } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { key: string };
  return chromiumId(key);
}
