import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findFont, TEST_FONTS, type TestFont, wantedFonts } from './find-fonts';

const [dejaVu, noto] = TEST_FONTS as [TestFont, TestFont];

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-fonts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  return folder;
}

it('finds a font in any folder, and accepts no narrower face', () => {
  const folder = folderWith('TTF/DejaVuSans.ttf', 'TTF/DejaVuSansCondensed.ttf', 'other/DejaVuSans-Bold.ttf');
  const names = findFont(dejaVu, ['/nowhere', folder])?.map((file) => path.relative(folder, file));
  expect(names?.sort()).toEqual(['TTF/DejaVuSans.ttf', 'other/DejaVuSans-Bold.ttf']);
});

it('treats a font without Arabic letters as missing', () => {
  expect(findFont(noto, [folderWith('NotoSans-Regular.ttf')])).toBeNull();
  expect(findFont(noto, [folderWith('NotoSans[wght].ttf', 'NotoSansArabic[wght].ttf')])).toHaveLength(2);
});

it('uses all fonts, or those that are named', () => {
  expect(wantedFonts('')).toEqual([dejaVu, noto]);
  expect(wantedFonts('Noto Sans')).toEqual([noto]);
  expect(() => wantedFonts('Comic Sans')).toThrow('known: DejaVu Sans, Noto Sans');
});
