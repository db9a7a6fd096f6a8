import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessagesFile } from '@/utils/lib/messages-file';

/**
 * A copy of a build with only one language, which the browser shows whatever its own language.
 *
 * @returns the folder, to be removed by the caller
 */
export function speakingBuild(extension: string, messages: MessagesFile): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-speaking-'));
  cpSync(extension, folder, { recursive: true });
  const locales = path.join(folder, '_locales');
  for (const each of readdirSync(locales)) {
    writeFileSync(path.join(locales, each, 'messages.json'), JSON.stringify(messages));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
