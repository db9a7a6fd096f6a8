import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** `npm run sizes`: scripts that load before a popup paints or the worker runs, with their budgets. */
const BUILD = path.resolve(import.meta.dirname, '..', '.output/chrome-mv3');

export interface Budget {
  name: string;
  entry: string;
  /** The kind of files that count. */
  kind: '.js' | '.css';
  /** Bytes, each file gzipped by itself. */
  limit: number;
}

export const BUDGETS: readonly Budget[] = [
  { name: 'popup, scripts up to its first paint', entry: 'popup.html', kind: '.js', limit: 22_290 },
  { name: 'popup, styles of its first paint', entry: 'popup.html', kind: '.css', limit: 5_100 },
  { name: 'background, all that a worker start evaluates', entry: 'background.js', kind: '.js', limit: 32_710 },
  { name: 'demo, loaded by nothing else', entry: 'demo.js', kind: '.js', limit: 40_000 },
  { name: 'poller, loaded for each check', entry: 'poller.js', kind: '.js', limit: 50_600 },
];

/** Scripts, styles and pages of the package without the demo, zipped, bytes. Texts and images are not limited here. */
export const PACKAGE_LIMIT = 258_600;

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Files that a file loads immediately, without dynamic imports. */
function loadedBy(file: string, root: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.html')) {
    const tags = [...text.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+)"/g)];
    return tags.map(([, target = '']) => path.join(root, target));
  }
  if (!file.endsWith('.js')) return [];
  const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)];
  return imports.map(([, target = '']) => path.resolve(path.dirname(file), target));
}

/** A file with everything it needs to run, each once. */
function graph(entry: string, root: string): string[] {
  const found = new Set([entry]);
  for (const file of found) for (const next of loadedBy(file, root)) found.add(next);
  return [...found];
}

/** Sizes of an entry with all that it loads immediately, gzipped. */
export function entrySizes(build: string, { entry, kind }: Pick<Budget, 'entry' | 'kind'>) {
  const files = graph(path.join(build, entry), build).map((file) => ({ file, size: gzipped(file) }));
  const total = files.reduce((sum, { file, size }) => (file.endsWith(kind) ? sum + size : sum), 0);
  return { files, total };
}

/** Code and styles of a build without the demo, zipped, bytes. */
export function packageSize(build: string): number {
  const code = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(js|css|html)$/.test(file) && file !== 'demo.js',
  );
  return code.reduce((sum, file) => sum + deflateRawSync(readFileSync(path.join(build, file)), { level: 9 }).length, 0);
}

function main(): void {
  const totals = new Map<string, number>();
  for (const budget of BUDGETS) {
    const { name, entry, kind, limit } = budget;
    const { files, total } = entrySizes(BUILD, budget);
    console.log(`${name}: ${total} of ${limit} bytes, gzipped${total > limit ? ': OVER BUDGET' : ''}`);
    for (const { file, size } of files.sort((a, b) => b.size - a.size)) {
      console.log(`${String(size).padStart(8)}  ${path.relative(BUILD, file)}`);
    }
    if (total > limit) process.exitCode = 1;
    if (kind === '.js') totals.set(entry, total);
  }
  const both = (totals.get('background.js') ?? 0) + (totals.get('poller.js') ?? 0);
  console.log(`background and poller together: ${both} bytes, gzipped`);
  const zipped = packageSize(BUILD);
  console.log(`code and styles of the package: ${zipped} of ${PACKAGE_LIMIT} bytes, zipped`);
  if (zipped > PACKAGE_LIMIT) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
