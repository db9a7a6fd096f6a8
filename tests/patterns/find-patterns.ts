import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst, transformWithEsbuild } from 'vite';

const isCode = (file: string) => /\.tsx?$/.test(file) && !/\.(?:test|d)\.tsx?$/.test(file);

/** All code files below these folders, without tests. */
export function codeBelow(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file)),
    )
    .filter(isCode)
    .sort();
}

/** The regular expressions in a file, as they are written: literals, and `new RegExp(…)` with any argument. */
export async function patternsIn(file: string): Promise<string[]> {
  const source = readFileSync(file, 'utf8');
  const options = { loader: file.endsWith('x') ? 'tsx' : 'ts', target: 'esnext', sourcemap: false } as const;
  const { code } = await transformWithEsbuild(source, file, options);
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, raw, regex, callee } = node as Record<string, unknown>;
    if (regex) found.push(String(raw));
    const isMade = type === 'NewExpression' || type === 'CallExpression';
    if (isMade && (callee as { name?: string } | undefined)?.name === 'RegExp') found.push('RegExp(…)');
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code));
  return found;
}
