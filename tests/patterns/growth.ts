/** Characters of a text. A pattern that takes time by the square needs some hundred milliseconds here, any other one. */
const LENGTH = 40_000;
/** ms. Whatever is quicker is good enough, on the slowest machine and beside other work. */
const QUICK = 40;
/** Twice the text in three times the time: by its length. A square takes four times, a cube eight. */
const RATIO = 3;

const COMMON = [
  ...'a1 \t\n-_.,:;/\\|[](){}<>"\'`*~#=&@+!?',
  'é',
  '\u0301',
  '\u200b',
  '\u200f',
  '😀',
  ' \n',
  'a ',
  '> ',
  '](',
];

/** What a pattern may be made slow by: its own words and signs, alone and by twos, and what is common. */
function tokens(pattern: RegExp): string[] {
  const words = pattern.source.match(/[a-z]{2,}|[<>!#=&%/:;,"'`~_-]{2,}/gi) ?? [];
  const signs = [...new Set(pattern.source.replace(/\\[a-zA-Z]|[a-z0-9]/gi, ''))].slice(0, 4);
  const pairs = signs.flatMap((one) => signs.filter((other) => other !== one).map((other) => one + other));
  return [...new Set([...COMMON, ...words, ...signs, ...pairs])];
}

function shortest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > QUICK; run += 1) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/**
 * A text that makes the pattern slow: one for which twice the length takes far more than twice the time.
 *
 * @param most characters of the longest text that the pattern is ever applied to
 * @returns what the text repeats, or null where time follows length
 */
export function slowText(pattern: RegExp, most = LENGTH): string | null {
  const everywhere = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));
  for (const token of tokens(pattern)) {
    for (const begin of ['', '[']) {
      const of = (length: number) => {
        const text = `${begin}${token.repeat(Math.ceil(length / token.length)).slice(0, length)}\n!`;
        return shortest(() => text.replace(everywhere, ''));
      };
      const sample = `${JSON.stringify(begin)}, then ${JSON.stringify(token)} on and on`;
      // Short first: what grows by a power of two would never end.
      for (const length of [24, 200]) if (length < most && of(length) > 20 * QUICK) return sample;
      const whole = of(most);
      if (whole > QUICK && (whole > 100 * QUICK || whole / of(most / 2) > RATIO)) return sample;
    }
  }
  return null;
}
