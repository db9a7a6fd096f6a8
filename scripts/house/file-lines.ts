import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['utils', 'components', 'entrypoints', 'tests', 'e2e', 'sandbox', 'scripts', 'bench'];

/** Code, style and HTML files with more lines than `max`, longest first. */
export function filesOver(max: number): { file: string; lines: number }[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file))
      .filter((file) => /\.(tsx?|mjs|css|html)$/.test(file))
      .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > max),
  ).sort((one, other) => other.lines - one.lines);
}
