import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst, transformWithEsbuild } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * Extension (through its script `entrypoints/poller`) and terminal build their Trakt clients with one factory, and no
 * other code builds any.
 */

const FACTORY = '@/utils/trakt/create-trakt-client';
/** The background loads its clients from the script `poller`, which builds them here. */
const BY_POLLER = 'entrypoints/background/create-services.ts';
/** Modules that may assemble clients. */
const ROOTS = [BY_POLLER, 'entrypoints/poller/open-trakt.ts', 'scripts/ask.ts'];
/** Parts that only the factory may use; naming them elsewhere would build a client in another way. */
const PARTS = ['createV1Feed', 'createV2Feed', 'createHttp', 'createClient', 'createAsk'];

interface Module {
  /** Names imported from each module. */
  imports: Map<string, string[]>;
  /** Names that are called. */
  calls: Set<string>;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

async function readModule(file: string): Promise<Module> {
  const source = readFileSync(file, 'utf8');
  const { code } = await transformWithEsbuild(source, file, {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    sourcemap: false,
  });
  const found: Module = { imports: new Map(), calls: new Set() };
  const visit = (node: Node): void => {
    if (node.type === 'ImportDeclaration') {
      const names = (node.specifiers as Node[]).map(
        (each) => (each.imported as { name?: string } | undefined)?.name ?? '*',
      );
      found.imports.set(String((node.source as unknown as { value: string }).value), names);
    }
    if (node.type === 'ImportExpression') found.imports.set(String((node.source as { value?: string }).value), ['*']);
    if (node.type === 'CallExpression') found.calls.add(String((node.callee as { name?: string }).name));
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  };
  visit(parseAst(code) as unknown as Node);
  return found;
}

const FOLDERS = ['components', 'entrypoints', 'scripts', 'utils', 'bench'];
const files = FOLDERS.flatMap((folder) => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file));
  } catch {
    return [];
  }
}).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

describe('Trakt readers', () => {
  it.each(ROOTS)('come from the factory in %s', async (file) => {
    const { imports, calls } = await readModule(file);
    expect(imports.get(FACTORY)).toEqual(file === BY_POLLER ? undefined : ['createTraktClient']);
    expect(calls.has('createTraktClient')).toBe(file !== BY_POLLER);
    // By hand or by a wrapper, nothing else of Trakt's readers is reached from here.
    const others = [...imports.keys()].filter((name) => /^@\/utils\/trakt\/(v1|v2|http)\b/.test(name));
    expect(others).toEqual([]);
    expect(calls).not.toContain('fetch');
  });

  it('are built nowhere else', async () => {
    const builders: string[] = [];
    for (const file of files) {
      const inside = file.startsWith('utils/trakt/') && !file.startsWith('utils/trakt/questions/');
      // The doctor compares Trakt's raw answers with what the readers assume of them, so it bypasses the readers.
      if (inside || file.startsWith('scripts/doctor')) continue;
      const { imports, calls } = await readModule(file);
      const reaches = [...imports.entries()].some(
        ([name, names]) =>
          /(^|\/)trakt\/(v1|v2)\//.test(name) ||
          (/(^|\/)trakt\/http$/.test(name) && names.some((each) => each === '*' || PARTS.includes(each))),
      );
      if (reaches || PARTS.some((part) => calls.has(part))) builders.push(file);
    }
    expect(builders).toEqual([]);
  });

  it('are assembled only in the factory', async () => {
    const callers: string[] = [];
    for (const file of files.filter((each) => each.startsWith('utils/trakt/'))) {
      const { calls } = await readModule(file);
      if (calls.has('createV1Feed') || calls.has('createV2Feed') || calls.has('createHttp')) callers.push(file);
    }
    expect(callers).toEqual(['utils/trakt/create-trakt-client.ts']);
  });
});
