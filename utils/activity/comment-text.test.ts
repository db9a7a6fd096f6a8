import { describe, expect, it } from 'vitest';
import { commentParts } from '@/utils/activity/comment-text';

const plain = (source: string) =>
  commentParts(source)
    .map(({ words }) => words)
    .join('');

describe('Markdown', () => {
  it.each([
    ['So **good**, so *very* good, __really__ _so_, ***wow***', 'So good, so very good, really so, wow'],
    ['2 * 3 * 4, snake_case_name, 5*', '2 * 3 * 4, snake_case_name, 5*'],
    ['~~bad~~ fine, ~5 minutes', 'bad fine, ~5 minutes'],
    ['See [the wiki](https://example.org/a_(b) "Wiki").', 'See the wiki.'],
    ['![a picture](https://example.org/x.png) and <https://example.org>', 'a picture and https://example.org'],
    ['# Title #\n\nText', 'Title\n\nText'],
    ['Title\n=====\nText\n\n---\n\n\nEnd', 'Title\n\nText\n\nEnd'],
    ['> > quoted\n>more', 'quoted\nmore'],
    ['* one\n* two\n  - three', '• one\n• two\n  • three'],
    ['Run `a_b*c` or\n```js\nlet x;\n```', 'Run a_b*c or\n\nlet x;\n'],
    ['\\*not\\* \\_this\\_ \\[link](x)', '*not* _this_ [link](x)'],
    ['Tom &amp; Jerry &lt;b&gt; &#39;x&#39; &copy;', "Tom & Jerry <b> 'x' &copy;"],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['**bold and *both* of it**', 'bold and both of it'],
    ['*unclosed and **more', '*unclosed and **more'],
    ['10 > 9 # not a title', '10 > 9 # not a title'],
  ])('reads %j as %j', (source, expected) => expect(plain(source)).toBe(expected));
});

describe('spoilers', () => {
  const [said, hidden] = [
    (words: string) => ({ words, spoiler: false }),
    (words: string) => ({ words, spoiler: true }),
  ];
  it.each([
    ['Fine. [spoiler]He **dies**[/spoiler] Good.', [said('Fine. '), hidden('He dies'), said(' Good.')]],
    ['[SPOILER] never closed [b] x', [hidden(' never closed [b] x')]],
    ['a [spoiler]b [spoiler]c[/spoiler] d[/spoiler] e', [said('a '), hidden('b c d'), said(' e')]],
    ['[/spoiler]a[ spoilers ]b[/ Spoiler ]c', [said('a'), hidden('b'), said('c')]],
    ['a\\[spoiler\\]b\\[/spoiler\\]c', [said('a'), hidden('b'), said('c')]],
    ['a&#91;spoiler&#93;b', [said('a'), hidden('b')]],
    ['a[spo\u200biler]b\u0000[/spoiler]c', [said('a'), hidden('b'), said('c')]],
    ['[[spoiler]x](https://y)[/spoiler]', [said('['), hidden('x](https://y)')]],
    ['**[spoiler]x**[/spoiler]**', [said('**'), hidden('x**'), said('**')]],
    ['[spoiler][/spoiler]', []],
    ['', []],
  ])('divides %j into %j', (source, expected) => expect(commentParts(source)).toEqual(expected));
});

/** The shortest of three runs: a busy machine slows runs down, and nothing speeds them up. */
function shortest(source: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    plain(source);
    return performance.now() - started;
  });
  return Math.min(...times);
}

const SIGNS = [
  '\n',
  ' ',
  '\t',
  ' \n',
  '*',
  '_',
  '[',
  '![',
  '> ',
  '`',
  '~~',
  '\\',
  '[spoiler]',
  '- ',
  '](',
  '*a ',
  '_a ',
].concat(['<http://', '#', '# ', '(', '[a](', '[a](b ', '=', '-', 'a']);
const BEGINNINGS = ['', '[', '# ', '`', '*', '[a]('];

it.each(BEGINNINGS)('reads a long comment that begins with “%s” in linear time', (begin) => {
  for (const sign of SIGNS) {
    const of = (length: number) => shortest(`${begin}${sign.repeat(length / sign.length)}x`);
    // Quadratic time would take more than a second here, and four times as long for twice the length.
    const [once, twice] = [of(20_000), of(40_000)];
    if (twice > 300) expect(twice / once, JSON.stringify(sign)).toBeLessThan(3);
  }
});
