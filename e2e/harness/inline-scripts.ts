import { Script } from 'node:vm';
import type { Params } from './bidi-relay';

/** What Playwright has called in a page for each of its scripts, which is among the arguments as text. */
const BY_TEXT = '(utilityScript, ...args) => utilityScript.evaluate(...args)';

/** Place of the script among the arguments. */
const SCRIPT = 3;

/** The same without `eval`: the page gets the script as a part of the function. */
const inlined = (script: string) => `(utilityScript, ...args) => {
  const page = utilityScript.global;
  utilityScript.global = {
    eval: () => {
      utilityScript.global = page;
      return (${script}
      );
    },
  };
  return utilityScript.evaluate(...args);
}`;

function isExpression(script: string): boolean {
  try {
    return new Script(`(${script}\n)`) instanceof Script;
  } catch {
    return false;
  }
}

/**
 * Playwright passes its scripts to `eval`, which older versions of Firefox refuse on pages of an extension, as the content
 * policy says. The function of the command itself is not subject to it.
 */
export function inlineScripts(method: string, params: Params): Params {
  if (method !== 'script.callFunction' || params.functionDeclaration !== BY_TEXT) return params;
  // The first argument is `utilityScript`; the script follows after whether it is a function and what it returns.
  const given = params.arguments as { value?: unknown }[];
  const text = String(given[SCRIPT]?.value ?? '').replace(/;\s*$/, '');
  if (!isExpression(text)) return params;
  const rest = given.with(SCRIPT, { ...given[SCRIPT], value: '' });
  return { ...params, functionDeclaration: inlined(text), arguments: rest };
}
