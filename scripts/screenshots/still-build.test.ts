import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stillBuild } from './still-build';

const FILES = {
  'popup.html': '<!doctype html><html><head><title>Popup</title></head></html>',
  'background.js': 'start();',
  'manifest.json': '{"name":"Lookout","version":"7.8.9"}',
};

it('sets the clock before anything else in pages and background, and leaves the build alone', () => {
  const build = mkdtempSync(path.join(tmpdir(), 'still-build-'));
  onTestFinished(() => rmSync(build, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(build, name), text);
  const { folder, remove } = stillBuild(build, 'setClock();\n');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  expect(read('background.js')).toBe('setClock();\nstart();');
  expect(read('popup.html')).toMatch(/<head><script src="\/picture-clock\.js"><\/script><link [^>]+><title>/);
  expect(read('picture-clock.js')).toBe('setClock();\n');
  expect(JSON.parse(read('manifest.json'))).toEqual({ name: 'Lookout', version: '1.0.0' });
  remove();
  expect(existsSync(folder)).toBe(false);
  for (const [name, text] of Object.entries(FILES)) expect(readFileSync(path.join(build, name), 'utf8')).toBe(text);
});
