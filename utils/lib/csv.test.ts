import { expect, it } from 'vitest';
import { csvLine } from '@/utils/lib/csv';

it('quotes values where necessary', () => {
  expect(csvLine(['a', 1, null, undefined, '', 'b,c', 'say "hi"', 'two\nlines'])).toBe(
    'a,1,,,,"b,c","say ""hi""","two\nlines"\r\n',
  );
});

it.each(['=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '\u0000=1'])(
  'escapes %j, which a spreadsheet would run as a formula',
  (text) => expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true),
);

it('leaves other texts and numbers unchanged', () => {
  expect(csvLine(['a=b', 'Mr. Robot', -3])).toBe('a=b,Mr. Robot,-3\r\n');
});
