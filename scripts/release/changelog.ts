/** Heading of what the next version brings. */
const NEXT = '## Unreleased';

/** The newest version with a heading of its own, such as `## 1.0.0 (2027-01-31)`; null if there is none. */
export const newestVersion = (changelog: string): string | null =>
  /^## (\d+\.\d+\.\d+)(?: \([\d-]+\))?$/m.exec(changelog)?.[1] ?? null;

/** What is written below a heading, without the heading. */
function entries(changelog: string, heading: string): string {
  const [, after = ''] = changelog.split(`${heading}\n`);
  return (after.split(/^## /m)[0] ?? '').trim();
}

const isHigher = (next: string, now: string) => {
  const [a, b] = [next, now].map((version) => version.split('.').map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0);
};

/** Why the next version cannot be this one, one line each. */
export function versionProblems(next: string, now: string, changelog: string): string[] {
  if (!/^\d+\.\d+\.\d+$/.test(next)) return [`"${next}" is no version: it should look like 1.0.0`];
  const problems: string[] = [];
  if (!isHigher(next, now)) problems.push(`${next} is not higher than ${now}, the current version`);
  if (!entries(changelog, NEXT)) problems.push(`CHANGELOG.md says nothing under "${NEXT}"`);
  return problems;
}

/** The changelog with what was unreleased under the new version. */
export const withVersion = (changelog: string, version: string, date: string): string =>
  changelog.replace(NEXT, `${NEXT}\n\n## ${version} (${date})`);
