import { Script } from 'node:vm';
import type { Params } from './bidi-relay';

/**
 * The function that Playwright calls in a page for each of its scripts. The script is one of the arguments, as text.
 */
const BY_TEXT = '(utilityScript, ...args) => utilityScript.evaluate(...args)';

/** Place of the script among the arguments. */
const SCRIPT = 3;

/** A part that Playwright adds to its script in the page, also by `eval`, as `InjectedScript.extend` does. */
const part = (source: string) => `(() => {
  const module = {};
  ${source}
  return module.exports.default();
})()`;

/**
 * The same without `eval`: the page gets the script as a part of the function.
 *
 * @param extension source of what the script adds to Playwright's own; null: nothing
 */
const inlined = (script: string, extension: string | null) => `(utilityScript, ...args) => {
  const page = utilityScript.global;
  utilityScript.global = {
    eval: () => {
      utilityScript.global = page;
      return (${script}
      );
    },
  };
  ${extension === null ? 'return utilityScript.evaluate(...args);' : `return ${withEval(part(extension))}`}
}`;

/** Calls the script while `eval` returns what this expression returns. */
const withEval = (expression: string) => `(() => {
    const real = globalThis.eval;
    globalThis.eval = () => ${expression};
    try {
      return utilityScript.evaluate(...args);
    } finally {
      globalThis.eval = real;
    }
  })();`;

/** All strings in a value of plain JSON. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

function isExpression(script: string): boolean {
  try {
    return new Script(`(${script}\n)`) instanceof Script;
  } catch {
    return false;
  }
}

/**
 * Playwright passes its scripts to `eval`, which older versions of Firefox refuse on pages of an extension, as the
 * content policy says. The function of the command itself is not subject to it.
 */
export function inlineScripts(method: string, params: Params): Params {
  if (method !== 'script.callFunction' || params.functionDeclaration !== BY_TEXT) return params;
  // The first argument is `utilityScript`; the script follows after whether it is a function and what it returns.
  const given = params.arguments as { value?: unknown }[];
  const text = String(given[SCRIPT]?.value ?? '').replace(/;\s*$/, '');
  if (!isExpression(text)) return params;
  const rest = given.with(SCRIPT, { ...given[SCRIPT], value: '' });
  const extension = /\binjectedScript\d*\.extend\(/.test(text)
    ? (stringsIn(rest).find((each) => each.includes('module.exports')) ?? null)
    : null;
  return { ...params, functionDeclaration: inlined(text, extension), arguments: rest };
}
