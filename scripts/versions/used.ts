const CALL = /\b(?:browser|chrome)((?:\??\.[a-zA-Z][a-zA-Z0-9]*){1,2})/g;

/** Names of the extension API in a script, as `storage.session`: two levels at most. */
export function apiIn(script: string): string[] {
  const code = script.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  return [...new Set([...code.matchAll(CALL)].map(([, path = '']) => path.replaceAll('?', '').slice(1)))];
}

/** At-rules, pseudo-classes and -elements, functions and properties of a style sheet; custom properties are none. */
export function cssIn(sheet: string): string[] {
  const code = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '""');
  const found = [
    ...code.matchAll(/@[a-z-]+/g),
    // Before a block, or in parentheses: not the value of a property.
    ...[...code.matchAll(/([^{};]+)\{/g)].flatMap(([, head = '']) => [...head.matchAll(/::?-?[a-z][a-z-]*/g)]),
  ].map(([name]) => name);
  const functions = [...code.matchAll(/(?<![:\w-])([a-z][a-z-]*)\(/g)].map(([, name]) => `${name}()`);
  const properties = [...code.matchAll(/(?<=[{};]\s*)(-?[a-z][a-z-]*)\s*:(?=[^{}]*[;}])/g)].map(
    ([, name = '']) => name,
  );
  return [...new Set([...found, ...functions, ...properties])];
}
