import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import type { Wxt } from 'wxt';
import { ROOT } from './read-lock.ts';
import { shippedBill } from './shipped-bill.ts';

export const NOTICES = 'third-party-notices.txt';

/** The folder of the package that a bundled module belongs to; null for our own modules. */
export function packageFolder(module: string): string | null {
  const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/')) ?? [];
  return folder ?? null;
}

/** The part of our license below the copyright line: the text of every MIT license. */
const mitText = () => readFileSync(path.join(ROOT, 'LICENSE'), 'utf8').replace(/^[\s\S]*?(?=Permission)/, '');

function noticeOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  // Some packages only name it.
  if (files.length === 0 && license === 'MIT')
    texts.push(`Copyright (c) ${author?.name ?? `the authors of ${name}`}`, mitText());
  if (texts.length === 0) throw new Error(`${name} is bundled, but comes without the text of its license`);
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}

/** The licenses of packages, in the order of their names. */
export const noticesOf = (folders: Iterable<string>): string =>
  `Lookout for Trakt contains these packages.\n\n${[...new Set([...folders].map(noticeOf))].sort().join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;

/** Collects all packages with code in a build, and writes their licenses and a bill of materials into it. */
export function collectNotices() {
  const folders = new Set<string>();
  const plugin: Plugin = {
    name: 'lookout:notices',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        // Modules without emitted code are listed too; styles are modules of no chunk.
        const modules = chunk.type === 'chunk' ? Object.entries(chunk.modules) : [];
        for (const [module, { renderedLength }] of modules) {
          const folder = renderedLength > 0 ? packageFolder(module) : null;
          if (folder) folders.add(folder);
        }
      }
    },
  };
  const write = (wxt: Wxt) => {
    writeFileSync(path.join(wxt.config.outDir, NOTICES), noticesOf(folders));
    writeFileSync(path.join(wxt.config.outDir, 'sbom.cdx.json'), shippedBill(folders));
  };
  return { plugin, write };
}
