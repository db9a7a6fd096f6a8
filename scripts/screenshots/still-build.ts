import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CLOCK = 'picture-clock.js';
const STYLE = 'picture-style.css';
/** A caret blinks. */
const STILL = '* { caret-color: transparent !important; }\n';
/** Shown under Health, and the same after a release. */
const VERSION = '1.0.0';

/**
 * A copy of a build that looks the same whenever it is photographed.
 *
 * @param script see `PictureClock`
 * @returns the folder, to be removed by the caller
 */
export function stillBuild(extension: string, script: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-still-'));
  cpSync(extension, folder, { recursive: true });
  const change = (name: string, edit: (text: string) => string) => {
    const file = path.join(folder, name);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  };
  writeFileSync(path.join(folder, CLOCK), script);
  writeFileSync(path.join(folder, STYLE), STILL);
  const head = `<head><script src="/${CLOCK}"></script><link rel="stylesheet" href="/${STYLE}">`;
  for (const page of readdirSync(folder).filter((name) => name.endsWith('.html'))) {
    change(page, (html) => html.replace('<head>', head));
  }
  change('background.js', (code) => script + code);
  change('manifest.json', (text) => JSON.stringify({ ...JSON.parse(text), version: VERSION }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
