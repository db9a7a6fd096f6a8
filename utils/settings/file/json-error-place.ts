const SPACE = /[\t\n\r ]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not contain them, and that is searched for
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The position where a text stops being JSON; line and column count from 1. Browsers word this position differently or
 * omit it, so it is computed here. Only for texts that `JSON.parse` has rejected.
 */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const before = text.slice(0, endOfJson(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * The index up to which the text is JSON. Uses its own stack: a hostile file may be nested deeper than the call stack.
 */
function endOfJson(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const sign = (wanted: string): boolean => {
    take(SPACE);
    if (text[at] !== wanted) return false;
    at += 1;
    return true;
  };
  const key = () => {
    take(SPACE);
    return take(STRING) && sign(':');
  };
  const open: ('[' | '{')[] = [];
  for (;;) {
    take(SPACE);
    if (sign('[')) {
      if (!sign(']')) {
        open.push('[');
        continue;
      }
    } else if (sign('{')) {
      if (!sign('}')) {
        open.push('{');
        if (!key()) return at;
        continue;
      }
    } else if (!take(STRING) && !take(SCALAR)) return at;
    while (open.length > 0 && sign(open.at(-1) === '[' ? ']' : '}')) open.pop();
    take(SPACE);
    if (open.length === 0 || !sign(',')) return at;
    if (open.at(-1) === '{' && !key()) return at;
  }
}
