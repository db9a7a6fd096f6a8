import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** `npm run sizes`: scripts that load before a popup paints or the worker runs, with their budgets. */
/** What `npm run build` makes. */
export const BUILD = path.resolve(import.meta.dirname, '..', '.output/chrome-mv3');

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
  { name: 'background, all that a worker start evaluates', entry: 'background.js', kind: '.js', limit: 32_010 },
  { name: 'demo, loaded by nothing else', entry: 'demo.js', kind: '.js', limit: 40_000 },
  { name: 'poller, loaded for each check', entry: 'poller.js', kind: '.js', limit: 52_665 },
];

/** Scripts, styles and pages of the package without the demo, zipped, bytes. Texts and images are not limited here. */
export const PACKAGE_LIMIT = 262_300;

export interface Part {
  name: string;
  /** The files of it, relative to the build. */
  files: RegExp;
  /** Bytes, each file zipped by itself. */
  limit: number;
}

/**
 * What the package consists of. A file belongs to the first part that names it, so the sum of all parts is everything.
 */
export const PARTS: readonly Part[] = [
  { name: 'background', files: /^background\.js$/, limit: 31_990 },
  { name: 'poller', files: /^poller\.js$/, limit: 52_645 },
  { name: 'extras', files: /^extras\.js$/, limit: 20_640 },
  { name: 'demo', files: /^demo\.js$/, limit: 40_000 },
  { name: 'settings', files: /^(?:options\.html|.+\/options-.+)$/, limit: 54_060 },
  { name: 'insights', files: /^chunks\/insights-/, limit: 26_400 },
  // The bundler calls it by its smallest module.
  { name: 'around a title or a person', files: /^chunks\/comma-list-/, limit: 4300 },
  { name: 'side panel', files: /^(?:sidepanel\.html|.+\/sidepanel-.+)$/, limit: 850 },
  { name: 'popup, feed, and what pages share', files: /./, limit: 71_640 },
];

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

/** Bytes of each part in a build, zipped, in the order of {@link PARTS}. */
export function partSizes(build: string): number[] {
  const sizes = PARTS.map(() => 0);
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|html)$/.test(file)) continue;
    const part = PARTS.findIndex(({ files }) => files.test(file.replaceAll('\\', '/')));
    const size = deflateRawSync(readFileSync(path.join(build, file)), { level: 9 }).length;
    sizes[part] = (sizes[part] ?? 0) + size;
  }
  return sizes;
}

/** Code and styles of a build without the demo, zipped, bytes. */
export const packageSize = (build: string): number =>
  partSizes(build).reduce((sum, size, index) => (PARTS[index]?.name === 'demo' ? sum : sum + size), 0);

function checkParts(): void {
  const sizes = partSizes(BUILD);
  for (const [index, { name, limit }] of PARTS.entries()) {
    const size = sizes[index] ?? 0;
    console.log(
      `part of the package: ${name}: ${size} of ${limit} bytes, zipped${size > limit ? ': OVER BUDGET' : ''}`,
    );
    if (size > limit) process.exitCode = 1;
    // A part without files was renamed by the bundler.
    if (size === 0) throw new Error(`No file of the build belongs to: ${name}`);
  }
  const zipped = packageSize(BUILD);
  console.log(`code and styles of the package: ${zipped} of ${PACKAGE_LIMIT} bytes, zipped`);
  if (zipped > PACKAGE_LIMIT) process.exitCode = 1;
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
  checkParts();
}

if (process.argv[1] === import.meta.filename) main();
