import { readFileSync } from 'node:fs';
import path from 'node:path';

const MARK = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'assets', 'mark.svg'), 'utf8');

export interface Size {
  width: number;
  height: number;
}

/** Sizes in pixels that the stores ask for. */
export const SIZES = {
  screenshot: { width: 1280, height: 800 },
  marquee: { width: 1400, height: 560 },
  tile: { width: 440, height: 280 },
  logo: { width: 300, height: 300 },
} as const satisfies Record<string, Size>;

/** The colors of `assets/tokens.css`. Flat, so that lossless pictures stay small. */
const STYLE = `
  * { margin: 0; box-sizing: border-box; }
  body { height: 100vh; overflow: hidden; position: relative; display: flex; color: #13232c; background: #e9eff1;
    font-family: system-ui, 'Noto Sans', sans-serif; -webkit-font-smoothing: antialiased; }
  body.sea { color: #eef5f8; background: #0f2b3a; }
  h1 { font-size: 48px; line-height: 1.2; font-weight: 640; letter-spacing: -0.01em; text-wrap: balance; }
  :lang(ja) h1, :lang(ar) h1 { letter-spacing: 0; line-height: 1.35; }
  .mark svg { display: block; }
  .brand { display: flex; align-items: center; gap: 14px; font-size: 22px; font-weight: 600; }
  .brand svg { width: 40px; height: 40px; }
  .shot { display: block; position: absolute; border: 1px solid #c3d0d6; border-radius: 12px;
    box-shadow: 0 2px 4px rgb(15 43 58 / 10%), 0 18px 44px rgb(15 43 58 / 20%); }
  .sea .shot { border-color: #2d5468; box-shadow: 0 18px 44px rgb(0 0 0 / 38%); }
  .beside { width: 620px; padding-inline: 80px 32px; display: flex; flex-direction: column; justify-content: center;
    gap: 28px; }
  .above { position: absolute; inset: 0 0 auto 0; height: 150px; padding-inline: 72px; display: flex;
    align-items: center; justify-content: space-between; gap: 32px; }
  .above h1 { font-size: 42px; }
  .sea .mark svg, .sea .brand svg { border-radius: 22%; box-shadow: 0 0 0 1px rgb(255 255 255 / 16%); }
  .tile { margin: auto; display: flex; flex-direction: column; align-items: center; gap: 20px; font-size: 34px;
    font-weight: 640; }
  .tile svg { width: 112px; height: 112px; }
  .marquee { width: 760px; padding-inline: 96px 40px; display: flex; flex-direction: column; justify-content: center;
    gap: 24px; }
  .marquee svg { width: 104px; height: 104px; }
  .marquee h1 { font-size: 60px; }
  .marquee p { font-size: 26px; line-height: 1.45; color: #b3c9d4; text-wrap: balance; }
`;

interface Words {
  language: string;
  direction: 'ltr' | 'rtl';
  name: string;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (each) => `&#${each.codePointAt(0)};`);

const source = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`;

const shot = (picture: Buffer, width: number, place: string) =>
  `<img class="shot" src="${source(picture)}" style="width:${width}px;${place}">`;

const documentOf = ({ language, direction }: Words, look: string, content: string) =>
  `<!doctype html><html lang="${language}" dir="${direction}"><style>${STYLE}</style><body class="${look}">${content}</body></html>`;

const brand = ({ name }: Words) => `<div class="brand">${MARK}<span>${escaped(name)}</span></div>`;

/** A caption beside a popup. */
export const besidePopup = (words: Words, caption: string, popup: Buffer): string =>
  documentOf(
    words,
    'sea',
    `<div class="beside"><h1>${escaped(caption)}</h1>${brand(words)}</div>
    ${shot(popup, 440, 'inset-inline-end:130px;top:70px')}`,
  );

/** A caption above a page, which runs out of the picture at its lower edge. */
export const abovePage = (words: Words, caption: string, page: Buffer, isDark: boolean): string =>
  documentOf(
    words,
    isDark ? 'sea' : '',
    `<div class="above"><h1>${escaped(caption)}</h1>${brand(words)}</div>${shot(page, 1136, 'left:72px;top:150px')}`,
  );

export const marquee = (words: Words, summary: string, popup: Buffer): string =>
  documentOf(
    words,
    'sea',
    `<div class="marquee"><div class="mark">${MARK}</div><h1>${escaped(words.name)}</h1><p>${escaped(summary)}</p></div>
    ${shot(popup, 440, 'inset-inline-end:110px;top:64px')}`,
  );

export const tile = (words: Words): string =>
  documentOf(words, 'sea', `<div class="tile"><div class="mark">${MARK}</div>${escaped(words.name)}</div>`);

/** The mark alone on nothing: stores put it on their own background. */
export const logo = (): string => `<style>*{margin:0}svg{display:block;width:100vw}</style>${MARK}`;
