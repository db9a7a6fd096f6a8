import { describe, expect, it } from 'vitest';
import { errorSentence } from '@/components/ui/error-sentence';
import { text } from '@/tests/builders/text';
import type { SettingsProblem } from '@/utils/messaging/protocol';
import type { SendError } from '@/utils/messaging/send';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const LATER = new Date(2026, 10, 22, 21, 5).getTime();
const problem: SettingsProblem = { where: 'line 1', message: 'file_not_json', values: [], severity: 'error' };

const ERRORS: SendError[] = [
  { kind: 'offline' },
  { kind: 'timeout' },
  { kind: 'private' },
  { kind: 'not-found' },
  { kind: 'sign-in' },
  { kind: 'key-refused' },
  { kind: 'forbidden' },
  { kind: 'blocked', retryAt: null },
  { kind: 'blocked', retryAt: LATER },
  { kind: 'rate-limited', retryAt: null, edge: false },
  { kind: 'rate-limited', retryAt: LATER, edge: true },
  { kind: 'locked' },
  { kind: 'user-locked' },
  { kind: 'vip-only', url: null },
  { kind: 'server', status: 502 },
  { kind: 'not-json', status: 200 },
  { kind: 'bad-shape', path: '[0].user' },
  { kind: 'unexpected', status: 418 },
  { kind: 'not-a-user', text: 'a/b' },
  { kind: 'not-a-user', text: '  ' },
  { kind: 'not-a-show', text: 'a/b' },
  { kind: 'not-a-show', text: '' },
  { kind: 'already-watched', name: 'Mia' },
  { kind: 'no-client-id' },
  { kind: 'settings-file', problems: [problem] },
  { kind: 'store', reason: 'newer-version' },
  { kind: 'store', reason: 'blocked' },
  { kind: 'store', reason: 'full' },
  { kind: 'store', reason: 'unavailable' },
  { kind: 'gone' },
  { kind: 'no-answer' },
];

describe.each([false, true])('protocol v1: %s', (v1) => {
  const said = ERRORS.map((error) => errorSentence(text, error, { now: NOW, v1 }));

  it('says of each error what is wrong and what to do next', () => {
    for (const { what, next } of said) {
      expect(what).toMatch(/^.+\.$/);
      expect(next).toMatch(/^.+\.$/);
      expect(what + next).not.toContain('$');
    }
  });

  it('says something different of each', () => {
    expect(new Set(said.map(({ what }) => what)).size).toBe(ERRORS.length);
  });

  it('calls the key by its name', () => {
    const words = said.map(({ what, next }) => what + next).join(' ');
    if (v1) expect(words).not.toContain('client id');
    else expect(words).not.toContain('API key');
  });
});

it('says of a show that there is none', () => {
  const { what, next } = errorSentence(text, { kind: 'not-found' }, { now: NOW, v1: false, about: 'show' });
  expect(what).toBe('There is no such show on Trakt.');
  expect(next).not.toContain('account');
});

it('says until when to wait', () => {
  expect(errorSentence(text, { kind: 'blocked', retryAt: LATER }, { now: NOW, v1: false }).what).toMatch(/9:05\sPM/u);
});

it('repeats no endless input', () => {
  const { what } = errorSentence(text, { kind: 'not-a-user', text: 'x'.repeat(10_000) }, { now: NOW, v1: false });
  expect(what.length).toBeLessThan(150);
});
