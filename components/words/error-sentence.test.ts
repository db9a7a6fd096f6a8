import { describe, expect, it } from 'vitest';
import { signInSentence } from '@/components/options/account/sign-in-words';
import { errorSentence } from '@/components/words/error-sentence';
import { localeNames } from '@/scripts/languages/locale-files';
import { PENDING_KEYS } from '@/scripts/languages/pending-keys';
import { text, textIn } from '@/tests/builders/text';
import type { SignInProblem } from '@/utils/account/account';
import type { Text } from '@/utils/lib/text';
import type { SendError } from '@/utils/messaging/send';
import type { SettingsProblem } from '@/utils/settings/file/findings';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const LATER = new Date(2026, 10, 22, 21, 5).getTime();
const problem: SettingsProblem = { where: 'line 1', message: 'file_not_json', values: [], severity: 'error' };

type Kind = SendError['kind'];
type Of<K extends Kind> = Extract<SendError, { kind: K }>;

/** At least one example of every kind. A new kind is a type error here until it has an example. */
const EXAMPLES: { [K in Kind]: readonly [Of<K>, ...Of<K>[]] } = {
  offline: [{ kind: 'offline' }],
  timeout: [{ kind: 'timeout' }],
  private: [{ kind: 'private' }],
  'not-found': [{ kind: 'not-found' }],
  'sign-in': [{ kind: 'sign-in' }],
  'key-refused': [{ kind: 'key-refused' }],
  forbidden: [{ kind: 'forbidden' }],
  blocked: [
    { kind: 'blocked', retryAt: null },
    { kind: 'blocked', retryAt: LATER },
  ],
  'rate-limited': [
    { kind: 'rate-limited', retryAt: null, edge: false },
    { kind: 'rate-limited', retryAt: LATER, edge: true },
  ],
  locked: [{ kind: 'locked' }],
  'user-locked': [{ kind: 'user-locked' }],
  'vip-only': [{ kind: 'vip-only', url: null }],
  server: [{ kind: 'server', status: 502 }],
  'not-json': [{ kind: 'not-json', status: 200 }],
  'bad-shape': [{ kind: 'bad-shape', path: '[0].user' }],
  internal: [{ kind: 'internal' }],
  unexpected: [{ kind: 'unexpected', status: 418 }],
  'not-a-user': [
    { kind: 'not-a-user', text: 'a/b' },
    { kind: 'not-a-user', text: '  ' },
  ],
  'not-a-show': [
    { kind: 'not-a-show', text: 'a/b' },
    { kind: 'not-a-show', text: '' },
  ],
  'stars-full': [{ kind: 'stars-full' }],
  'already-watched': [{ kind: 'already-watched', name: 'Mia' }],
  'no-client-id': [{ kind: 'no-client-id' }],
  'settings-file': [{ kind: 'settings-file', problems: [problem] }],
  store: [
    { kind: 'store', reason: 'newer-version' },
    { kind: 'store', reason: 'blocked' },
    { kind: 'store', reason: 'full' },
    { kind: 'store', reason: 'unavailable' },
    { kind: 'store', reason: 'internal' },
  ],
  incomplete: [{ kind: 'incomplete' }],
  'used-up': [{ kind: 'used-up', until: 0 }],
  unreachable: [{ kind: 'unreachable', until: LATER }],
  gone: [{ kind: 'gone' }],
  'no-answer': [{ kind: 'no-answer' }],
};
const ERRORS: readonly SendError[] = Object.values(EXAMPLES).flat();

/** The same for sign-in errors. */
const SIGN_IN: { [K in SignInProblem['kind']]: Extract<SignInProblem, { kind: K }> } = {
  cancelled: { kind: 'cancelled' },
  denied: { kind: 'denied' },
  'wrong-state': { kind: 'wrong-state' },
  expired: { kind: 'expired' },
  'wants-secret': { kind: 'wants-secret' },
  refused: { kind: 'refused', code: 'invalid_scope' },
  offline: { kind: 'offline' },
  server: { kind: 'server', status: 503 },
};

const LANGUAGES = localeNames();

it('covers all six languages', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'de', 'fr', 'es', 'ja', 'ar']));
});

describe.each(LANGUAGES)('%s', (language) => {
  const inLanguage = textIn(language);
  const isSentence = /^\S.{5,}[.。؟!?]$/u;

  it.each([false, true])('says for each error what is wrong and what to do next (protocol v1: %s)', (v1) => {
    const shown = ERRORS.map((error) => errorSentence(inLanguage, error, { now: NOW, v1 }));
    for (const { what, next } of shown) {
      expect(what).toMatch(isSentence);
      expect(next).toMatch(isSentence);
      expect(what + next).not.toMatch(/\$\d|undefined|NaN/);
    }
    expect(new Set(shown.map(({ what }) => what)).size).toBe(ERRORS.length);
  });

  it('says for each sign-in error what is wrong and what to do next', () => {
    const shown = Object.values(SIGN_IN).map((found) => signInSentence(inLanguage, found));
    for (const { what, next } of shown) {
      expect(what).toMatch(isSentence);
      expect(next).toMatch(isSentence);
      expect(what + next).not.toMatch(/\$\d|undefined/);
    }
    expect(new Set(shown.map(({ what }) => what)).size).toBe(shown.length);
  });
});

/** True while the text is pending translation and still in English. */
function isPending(error: SendError): boolean {
  const keys: string[] = [];
  const spy = Object.assign((key: string) => `${keys.push(key)}`, {
    plural: () => '',
    locale: 'en',
  }) as unknown as Text;
  errorSentence(spy, error, { now: NOW, v1: false });
  return keys.some((key) => PENDING_KEYS.includes(key));
}

it.each(LANGUAGES.filter((language) => language !== 'en'))('%s is translated', (language) => {
  const inLanguage = textIn(language);
  for (const error of ERRORS.filter((each) => !isPending(each))) {
    const [own, english] = [inLanguage, text].map((each) => errorSentence(each, error, { now: NOW, v1: false }));
    expect(own?.what).not.toBe(english?.what);
    expect(own?.next).not.toBe(english?.next);
  }
});

it.each([false, true])('uses the protocol’s name for the key (protocol v1: %s)', (v1) => {
  const shown = ERRORS.map((error) => errorSentence(text, error, { now: NOW, v1 }));
  const words = shown.map(({ what, next }) => what + next).join(' ');
  if (v1) expect(words).not.toMatch(/client id/i);
  else expect(words).not.toContain('API key');
});

it('says that a show was not found, not a person', () => {
  const { what, next } = errorSentence(text, { kind: 'not-found' }, { now: NOW, v1: false, about: 'show' });
  expect(what).toBe('Couldn’t find this show on Trakt.');
  expect(next).not.toContain('account');
});

it('says when a wait ends', () => {
  expect(errorSentence(text, { kind: 'blocked', retryAt: LATER }, { now: NOW, v1: false }).what).toMatch(/9:05\sPM/u);
});

it('shortens long input', () => {
  const { what } = errorSentence(text, { kind: 'not-a-user', text: 'x'.repeat(10_000) }, { now: NOW, v1: false });
  expect(what.length).toBeLessThan(150);
});
