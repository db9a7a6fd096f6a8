import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Names that had several meanings or were private terms of this code, with their replacements. Only code is checked,
 * not comments or strings.
 */
const REPLACED: Readonly<Record<string, string>> = {
  'because|Because': 'reason, RuleReason',
  'told|toldOf|tellLost|tellEnded|tellsPast': 'notified, notifiable, notifyAccessLost, notifySignInExpired, listsPast',
  whatIsSaid: 'sentenceSubject',
  'Eyes|eyes|OPEN_EYES': 'SpoilerContext, spoilerContext, NO_SPOILER_FILTER',
  'goOn|GoOn|createGoOn': 'collectErrors, createCollectErrors',
  withOthers: 'mergeBudgets',
  'Seams|seams|Reach|Needs|Ways|Wishes|Means|Around': 'Deps, Input, or the thing itself',
  'MOST\\w*|LONGEST\\w*|SPARE|AWAY|PATIENCE|DOUBT|TRUST|AT_REST|AT_ONCE': 'a noun and a unit: MAX_ROWS, DEBOUNCE_MS',
  'inOrder|itemKey': 'serialize, sortSeasons, rankDue; coalesceKey, v1ItemKey, v2ItemKey',
  'Kept|createKeep|keepLook|keptLook': 'autosave, storeTheme, storedTheme',
  'Trouble|TROUBLE\\w*|storeTrouble': 'problem, or the kind of it',
  'FeedCompany|company|wear|dress|breathe': 'FeedOverlays, applyTheme, yieldToMain',
  'signInKey|BuildEnv': 'serverKey, TraktServer',
  'living|isSound': 'effective, isValid',
  'ActivityFeed|createFeed|lazyFeed': 'TraktClient, createTraktClient',
  'openReader|loadReader|loadFinding': 'connectStore, loadScript',
  'longestHours|longest_hours|\\w+LongestHours|longestKept': 'maxWaitHours, setMaxWaitHours, feasibleMaxWait',
  isWatching: 'hasActiveSources, isWatchingAction',
  'held|hold|holdAt': 'deferred, defer; unsupported; retryCount',
  quietUntil: 'forecastUntil, quietHoursEnd',
  'RoundDeps|Found|COVERAGE': 'BackgroundRoundDeps, PollerRoundDeps; FoundShow, FoundRows …; TRAKT_COVERAGE',
  Server: 'TraktServer (all about a server), ServerId (which one), ChosenServer (by the person)',
};

/** Where one of these names is right, and why. */
const ALLOWED: readonly { files: RegExp; names: RegExp; why: string }[] = [
  {
    files: /^e2e\/|^tests\/fake-locks/,
    names: /^(held|hold)$/,
    why: 'a lock or a transaction is held, as browsers call it',
  },
  { files: /^sandbox\/serve/, names: /^Server$/, why: 'it is the type of Node' },
];

const FILES = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => file !== 'tests/names.test.ts');

/** Code without comments and without the text of strings; expressions within `${}` stay. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, ' ')
    .replace(/`(?:\\[\s\S]|[^`\\])*`/g, (template) => (template.match(/\$\{[^}]*\}/g) ?? []).join(' '));
}

const identifiers = (pattern: string) => new RegExp(`(?<![\\w$-])(?:${pattern})(?![\\w$-])`, 'g');

const isAllowed = (file: string, name: string) =>
  ALLOWED.some(({ files, names }) => files.test(file) && names.test(name));

function found(pattern: string, files: readonly string[] = FILES): string[] {
  return files.flatMap((file) => {
    const names = codeOf(readFileSync(file, 'utf8')).match(identifiers(pattern)) ?? [];
    return [...new Set(names)].flatMap((name) => (isAllowed(file, name) ? [] : `${file}: ${name}`));
  });
}

describe('names in the code', () => {
  it.each(Object.entries(REPLACED))('do not include %s, but: %s', (pattern) => {
    expect(found(pattern)).toEqual([]);
  });

  it('are searched in code, not in comments and strings', () => {
    const code = codeOf(`const told = 'goOn'; // Eyes\n/* Seams */ const text = \`because \${inOrder} of it\`;`);
    const all = Object.keys(REPLACED).flatMap((pattern) => code.match(identifiers(pattern)) ?? []);
    expect(all.sort()).toEqual(['inOrder', 'told']);
  });

  it.each(ALLOWED)('may be used where $why', ({ files, names }) => {
    const pattern = names.source.replace(/[$^()]/g, '');
    const inCode = FILES.filter(
      (file) => files.test(file) && identifiers(pattern).test(codeOf(readFileSync(file, 'utf8'))),
    );
    expect(inCode).not.toEqual([]);
  });
});
