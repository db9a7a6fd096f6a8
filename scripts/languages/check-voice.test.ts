import { expect, it } from 'vitest';
import { checkVoice } from './check-voice.ts';

it.each([
  ['popup_checked', 'Nothing new · 61 reads failed', 'reads failed'],
  ['why_baseline', 'Filed as seen: it was there before.', 'Filed as seen'],
  ['account_none', 'This build needs a client id.', 'client id'],
  ['change_theme', 'The colours change.', 'colours'],
  ['sources_none', 'No sources yet', 'sources'],
])('refuses %s: %s', (key, text, phrase) => {
  expect(checkVoice({ [key]: text })).toEqual([expect.stringContaining(`says “${phrase}”`)]);
});

it('refuses a message that is too long, and a hint with too many words', () => {
  expect(checkVoice({ data_long: 'Lookout '.repeat(20).trim() })).toEqual([expect.stringContaining('159 characters')]);
  expect(checkVoice({ data_hint: 'so '.repeat(21).trim() })).toEqual([expect.stringContaining('21 words')]);
});

it('checks every plural form', () => {
  expect(checkVoice({ many: { one: '$1 source', other: '$1 people' } })).toHaveLength(1);
});

it('accepts plain words', () => {
  expect(checkVoice({ popup_mark_all_read: 'Mark all read', error_offline: 'Couldn’t reach Trakt.' })).toEqual([]);
});
