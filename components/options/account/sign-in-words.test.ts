import { describe, expect, it } from 'vitest';
import { problemWords } from '@/components/options/data/import-words';
import { textIn } from '@/tests/builders/text';
import type { DeviceProblem, SignInProblem } from '@/utils/account/account';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { readSettingsFile } from '@/utils/settings/file/read';
import { clockSentence, deviceSentence, signInSentence } from './sign-in-words';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'];
const PROBLEMS: SignInProblem[] = [
  { kind: 'cancelled' },
  { kind: 'denied' },
  { kind: 'wrong-state' },
  { kind: 'expired' },
  { kind: 'wants-secret' },
  { kind: 'refused', code: 'invalid_scope' },
  { kind: 'offline' },
  { kind: 'server', status: 502 },
];
const BY_CODE: DeviceProblem[] = [{ kind: 'expired' }, { kind: 'wants-secret' }];
const FILES: [what: string, file: string][] = [
  ['oversized', `{"format":"lookout/settings","version":1,"x":"${'x'.repeat(1_100_000)}"}`],
  ['newer', '{"format":"lookout/settings","version":99}'],
  ['of no version', '{"format":"lookout/settings","version":0}'],
  ['not JSON', '{'],
];
const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

describe.each(LANGUAGES)('in %s', (language) => {
  const text = textIn(language);

  it('every sign-in error has its own text and next step', () => {
    const shown = [
      ...PROBLEMS.map((problem) => signInSentence(text, problem)),
      ...BY_CODE.map((problem) => deviceSentence(text, problem)),
    ];
    for (const { what, next } of shown) expect([what.length > 5, next.length > 5]).toEqual([true, true]);
    expect(new Set(shown.map(({ what }) => what)).size).toBe(shown.length);
    expect(shown[5]?.what).toContain('invalid_scope');
  });

  it('the clock warning says by how much the clock is off, and in which direction', () => {
    const ahead = clockSentence(text, DAY);
    expect(ahead).not.toBe(clockSentence(text, -DAY));
    expect(ahead).not.toBe(clockSentence(text, HOUR));
    expect(clockSentence(text, MINUTE)).toBeNull();
    expect(clockSentence(text, null)).toBeNull();
    // The server's clock has whole seconds.
    expect(clockSentence(text, -DAY + SECOND)).toBe(clockSentence(text, -DAY));
  });

  it.each(FILES)('a settings file that is %s has its own text', (_, file) => {
    const read = readSettingsFile(file, TRAKT);
    const problems = read.ok ? [] : read.error;
    expect(problems).toHaveLength(1);
    for (const problem of problems) {
      const words = problemWords(text, problem);
      expect(words.length).toBeGreaterThan(5);
      expect(words).not.toContain('file_');
      expect(words).not.toMatch(/\$\d/);
    }
  });
});
