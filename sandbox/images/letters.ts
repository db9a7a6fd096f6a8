/** Capital letters and digits, five by seven: one base-32 digit per row, the highest bit is the left column. */
const FONT: Readonly<Record<string, string>> = {
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  F: 'vgguggg',
  G: 'ehgnhhf',
  H: 'hhhvhhh',
  I: 'e44444e',
  J: '72222ic',
  K: 'hikokih',
  L: 'ggggggv',
  M: 'hrllhhh',
  N: 'hpljhhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  Q: 'ehhhlid',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  W: 'hhhllrh',
  X: 'hha4ahh',
  Y: 'hha4444',
  Z: 'v1248gv',
  '0': 'ehjlphe',
  '1': '4c4444e',
  '2': 'eh168gv',
  '3': 'u11e11u',
  '4': '26aiv22',
  '5': 'vgu11he',
  '6': 'eguhhhe',
  '7': 'v124888',
  '8': 'ehhehhe',
  '9': 'ehhf11e',
};

export const LETTER_WIDTH = 5;
export const LETTER_HEIGHT = 7;

/** True for the inked cells of a letter; unknown letters are a filled box. */
export function hasInk(letter: string, x: number, y: number): boolean {
  const row = FONT[letter]?.[y];
  return row === undefined || ((Number.parseInt(row, 32) >> (LETTER_WIDTH - 1 - x)) & 1) === 1;
}
