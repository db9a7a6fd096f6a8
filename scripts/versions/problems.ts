import { API, CSS, type Feature, OLD_CSS } from './features';

/** The oldest browsers that the manifests allow. */
export interface Oldest {
  chrome: number;
  firefox: number;
}

const rowOfApi = (call: string): string | undefined =>
  [call, call.split('.')[0] ?? ''].find((name) => Object.hasOwn(API, name));

const isNewer = ({ chrome, firefox }: Feature, oldest: Oldest) =>
  chrome > oldest.chrome || firefox === null || firefox > oldest.firefox;

/**
 * Everything used that is missing from the tables, or newer than the oldest browsers without a note on what happens
 * there.
 */
export function versionProblems(calls: readonly string[], styles: readonly string[], oldest: Oldest): string[] {
  const problems: string[] = [];
  const check = (name: string, feature: Feature | undefined) => {
    if (!feature) problems.push(`${name} is in no table of scripts/versions/features.ts`);
    else if (isNewer(feature, oldest) && !feature.otherwise) problems.push(`${name} is newer than the oldest browsers`);
  };
  for (const call of calls) check(call, API[rowOfApi(call) ?? '']);
  for (const name of styles) if (!OLD_CSS.has(name)) check(name, CSS[name]);
  const used = new Set([...calls.map(rowOfApi), ...styles]);
  for (const name of [...Object.keys(API), ...Object.keys(CSS)]) {
    if (!used.has(name)) problems.push(`${name} is in a table, and nothing uses it`);
  }
  return problems;
}

/** 0 and 999 stand for what only the other browser has. */
const version = (since: number | null) => (since === null || since === 999 || since === 0 ? 'none' : String(since));

/** As the formatter writes it: columns of one width. */
function tableOf(features: Record<string, Feature>): string {
  const rows = Object.entries(features).map(([name, { chrome, firefox, otherwise = '' }]) => [
    `\`${name}\``,
    version(chrome),
    version(firefox),
    otherwise,
  ]);
  const head = ['feature', 'Chromium since', 'Firefox since', 'without it'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `docs/browser-versions.md`. */
export function versionsDocument({ chrome, firefox }: Oldest): string {
  return `# What Lookout uses of browsers

The oldest browsers that the manifests allow are Chromium ${chrome} and Firefox ${firefox}. \`npm run versions\` fails if the code uses
something that is in no table, or something newer than those browsers without a sentence on what happens there.
\`npm run versions -- --write\` generates this page from \`scripts/versions/features.ts\`. The language is bounded by \`lib\` in
\`tsconfig.json\`: ES2023, which Chromium 110 and Firefox 115 have.

## The extension API

${tableOf(API)}

## Styles

${tableOf(CSS)}

What every browser had by 2020 is a list in the same file.
`;
}
