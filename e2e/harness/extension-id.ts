import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The id that Chromium derives from the `key` in a built manifest: the key's hash in the letters a to p. */
export function extensionIdOf(folder: string): string {
  const { key } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}
