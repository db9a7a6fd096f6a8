import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Imports between folders: `from -> to`, with the imports behind each arrow. */
export type Arrows = Map<string, string[]>;

export interface Counted {
  arrows: number;
  /** Arrows from a folder to one that comes after it in the order. */
  up: string[];
  /** Folders that import each other, `a <-> b`. */
  pairs: string[];
}

/** Static imports and exports. What is loaded later with `import()` does not count. */
const IMPORT = /(?:\bfrom|\bimport)\s+'(@\/|\.{1,2}\/)([^']+)'/g;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

/** The files below a folder and the imports of each, as paths without extension. Tests and styles are left out. */
export function importsBelow(folder: string): Map<string, string[]> {
  return new Map(
    filesBelow(folder).map((file) => {
      const text = readFileSync(file, 'utf8');
      const found = [...text.matchAll(IMPORT)].map(([, from, name = '']) =>
        from === '@/' ? name : path.posix.join(path.posix.dirname(file), from ?? '', name),
      );
      return [file, found];
    }),
  );
}

/** The arrows between the direct sub-folders of `folder`. */
export function arrowsIn(folder: string, imports: ReadonlyMap<string, readonly string[]>): Arrows {
  const arrows: Arrows = new Map();
  const roomOf = (file: string) => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split('/') : []);
  for (const [file, targets] of imports) {
    const [from, ...inner] = roomOf(file);
    for (const target of targets) {
      const [to, ...rest] = roomOf(target);
      if (!from || !to || from === to || inner.length === 0 || rest.length === 0) continue;
      const key = `${from} -> ${to}`;
      arrows.set(key, [...(arrows.get(key) ?? []), `${file} -> ${target}`]);
    }
  }
  return arrows;
}

/** @param order sub-folders, first those that every other may import */
export function count(arrows: Arrows, order: readonly string[]): Counted {
  const keys = [...arrows.keys()].sort();
  const ends = (key: string) => key.split(' -> ') as [string, string];
  return {
    arrows: keys.length,
    up: keys.filter((key) => {
      const [from, to] = ends(key);
      return order.indexOf(from) < order.indexOf(to);
    }),
    pairs: keys.flatMap((key) => {
      const [from, to] = ends(key);
      return from < to && arrows.has(`${to} -> ${from}`) ? [`${from} <-> ${to}`] : [];
    }),
  };
}

/** Import circles, types included: one path through each circle. */
export function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const files = new Map([...imports.keys()].map((file) => [file.replace(/\.tsx?$/, ''), file]));
  const next = (file: string) => (imports.get(file) ?? []).flatMap((name) => files.get(name) ?? []);
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const each of next(file)) walk(each, [...trail, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}
