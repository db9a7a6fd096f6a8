import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { syncWords } from './sync-words';

it.each([
  [null, 'Last synced 2 min. ago.'],
  [{ kind: 'too-large', bytes: 112_345 }, 'Too large to sync: your settings need 113 kB, and browsers allow 100.'],
  [
    { kind: 'field-too-large', bytes: 10_545 },
    'One of your settings is too large to sync: it needs 11 kB, and browsers allow 8 for each. Everything else is shared.',
  ],
  [{ kind: 'newer' }, 'A newer Lookout wrote the shared settings. Update Lookout here'],
  [{ kind: 'refused' }, 'The browser did not take the settings; Lookout tries again at the next check. Last synced'],
  [{ kind: 'failed' }, 'The settings could not be brought together here; Lookout tries again at the next check.'],
] as const)('describes the state of sync: %j', (problem, words) => {
  expect(syncWords(text, { on: true, at: 0, problem }, 120_000)).toContain(words);
});
