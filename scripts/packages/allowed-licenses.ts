/** Allowed licenses by SPDX id. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Zlib',
];
/** Requires publishing the source of changed files: allowed for tools, not for what is shipped. */
const TOOLS_ONLY = ['MPL-2.0'];

/** Licenses of packages without one in the usual form in their metadata; taken from their own files. */
export const READ_BY_HAND: Record<string, string> = {
  'is-relative@0.1.3': 'MIT',
  'os-shim@0.1.3': 'MIT',
  // "BSD": its file contains the two-clause text.
  'winreg@0.0.12': 'BSD-2-Clause',
};

/** Whether an SPDX expression permits choosing only allowed licenses. AND binds more tightly than OR. */
export function isAllowed(expression: string, shipped: boolean): boolean {
  const allowed = shipped ? PERMISSIVE : [...PERMISSIVE, ...TOOLS_ONLY];
  const choices = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((name) => allowed.includes(name)));
}
