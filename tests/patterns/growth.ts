/** Length of a text, characters, for which a quadratic pattern takes some hundred milliseconds here. */
const LENGTH = 40_000;
/** ms. Anything quicker is good enough, on the slowest machine and beside other work. */
const QUICK = 40;
/**
 * Three times the time for twice the text still counts as linear. Quadratic patterns take four times, cubic ones eight.
 */
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

/** Parts that may make a pattern slow: its own words and signs, alone and in pairs, and common ones. */
function tokens(pattern: RegExp): string[] {
  const words = pattern.source.match(/[a-z]{2,}|[<>!#=&%/:;,"'`~_-]{2,}/gi) ?? [];
  const signs = [...new Set(pattern.source.replace(/\\[a-zA-Z]|[a-z0-9]/gi, ''))].slice(0, 4);
  const pairs = signs.flatMap((one) => signs.filter((other) => other !== one).map((other) => one + other));
  return [...new Set([...COMMON, ...words, ...signs, ...pairs])];
}

/** Time that this process has computed, ms: other work on the machine does not count. */
const computed = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function shortest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > QUICK; run += 1) {
    const began = computed();
    work();
    best = Math.min(best, computed() - began);
  }
  return best;
}

/**
 * Finds a text that makes the pattern slow: twice its length takes far more than twice the time.
 *
 * @param most maximum length of a text that the pattern is applied to, characters
 * @returns the repeated part, or null if time grows linearly
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
      // Short texts first, because exponential patterns would never end.
      for (const length of [24, 200]) if (length < most && of(length) > 20 * QUICK) return sample;
      const whole = of(most);
      if (whole > QUICK && (whole > 100 * QUICK || whole / of(most / 2) > RATIO)) return sample;
    }
  }
  return null;
}
