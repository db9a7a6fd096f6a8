import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { syncWords } from './sync-words';

it.each([
  [null, 'Last synced 2 min. ago.'],
  [{ kind: 'too-large', bytes: 112_345 }, 'Your settings need 113 kB, but sync allows 100 kB.'],
  [{ kind: 'field-too-large', bytes: 10_545 }, 'One setting needs 11 kB, but sync allows 8 kB. The rest is synced.'],
  [{ kind: 'newer' }, 'The synced settings come from a newer Lookout. Update Lookout here'],
  [{ kind: 'refused' }, 'The browser didn’t accept the settings. Lookout will retry at the next check. Last synced'],
  [{ kind: 'failed' }, 'Lookout couldn’t sync and will retry at the next check.'],
] as const)('describes the state of sync: %j', (problem, words) => {
  expect(syncWords(text, { on: true, at: 0, problem }, 120_000)).toContain(words);
});
