import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The only store of a profile that may contain secrets: `storage.local` of extensions. */
const STORE = 'Local Extension Settings';

/** Paths within a profile of the files that contain texts with this prefix, as bytes of either string encoding. */
export function secretsIn(profile: string, beginnings: readonly string[]): { store: string[]; elsewhere: string[] } {
  const needles = beginnings.flatMap((text) => [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]);
  const found: { store: string[]; elsewhere: string[] } = { store: [], elsewhere: [] };
  for (const entry of readdirSync(profile, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const within = path.relative(profile, file);
    try {
      const bytes = readFileSync(file);
      if (needles.some((needle) => bytes.includes(needle))) {
        found[within.includes(STORE) ? 'store' : 'elsewhere'].push(within);
      }
    } catch {
      // Deleted since it was listed.
    }
  }
  return found;
}
