import { expect, it } from 'vitest';
import { changeWords, problemWords } from '@/components/options/data/import-words';
import { hashOf, routeOf } from '@/components/options/sections';
import { streamName, streamStateWords } from '@/components/words/stream-words';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { newStreamState } from '@/utils/store/stream-states';

it('translates rules in an import preview', () => {
  expect(changeWords(text, { message: 'change_rule', values: ['episode', 'scrobble', 'default', 'off'] })).toBe(
    '“Watched · Episodes” will change from “default” to “Off”.',
  );
});

it('leaves names in an import preview as they are', () => {
  expect(changeWords(text, { message: 'change_source_added', values: ['episode'] })).toBe('episode will be added.');
});

it('shows an unknown message as it is', () => {
  expect(problemWords(text, { where: 'x', message: 'file_from_the_future', values: ['7'], severity: 'error' })).toBe(
    'file_from_the_future 7',
  );
});

it('names a stream after its owner', () => {
  const stream = { ...newStreamState('history:mia'), sourceIds: ['user:mia'] };
  expect(streamName(text, stream, [userSource('mia', { name: 'Mia' })])).toBe('Mia: Plays');
  expect(streamName(text, stream, [])).toBe('mia: Plays');
  expect(streamName(text, newStreamState('recent-comments'), [])).toBe('Newest comments');
  const shows = [showSource('silo', { name: 'Silo' }), showSource('severance', { name: 'Severance' })];
  const both = shows.map(({ id }) => id);
  const name = (key: string, sourceIds: string[]) =>
    streamName(text, { ...newStreamState(key), sourceIds }, [userSource('mia', { name: 'Mia' }), ...shows]);
  expect(name('show-watching:silo:0,2', ['show:silo'])).toBe('Silo: Who’s watching now');
  expect(name('counters:silo:all', ['show:silo'])).toBe('Silo: Daily counts');
  expect(name('counters:the-bear:all', ['show:the-bear'])).toBe('the-bear: Daily counts');
  expect(name('recent-comments', both)).toBe('Silo and Severance: Newest comments');
  const many = ['a', 'b', 'c', 'd'].map((title) => showSource(title));
  const ids = many.map(({ id }) => id);
  expect(streamName(text, { ...newStreamState('recent-comments'), sourceIds: ids }, many)).toBe(
    'a and 3 others: Newest comments',
  );
  expect(name('show-activity:all:0', both)).toBe('Silo and Severance: Activity');
  // A person's activities on a watched show still belong to that person's stream.
  expect(name('history:mia', ['user:mia', 'show:silo'])).toBe('Mia: Plays');
  expect(streamName(text, newStreamState('from-the-future:x'), [])).toBe('x: Other');
});

it('describes the state of a stream', () => {
  const at = { now: 0, v1: false };
  const stream = newStreamState('history:mia');
  expect(streamStateWords(text, stream, at)).toEqual({ words: 'Not checked yet', good: true });
  expect(streamStateWords(text, { ...stream, lastGoodRead: 1 }, at)).toEqual({ words: 'OK', good: true });
  const unknown = { ...newStreamState('counters:silo:all'), lastError: { kind: 'not-found' } as const };
  expect(streamStateWords(text, unknown, at).words).toContain('Couldn’t find this show on Trakt.');
  const failing = (kind: 'offline' | 'timeout') =>
    streamStateWords(text, { ...stream, lastError: { kind }, failures: 2 }, at);
  expect(failing('timeout')).toEqual({ words: expect.stringMatching(/ Failed 2 times in a row\.$/), good: false });
  // An error shared by all streams is counted for none of them.
  expect(failing('offline')).toEqual({ words: 'Couldn’t reach Trakt.', good: false });
});

it.each([
  ['#health', { section: 'health', detail: '' }],
  ['#sources/user:mia', { section: 'sources', detail: 'user:mia' }],
  [hashOf('sources', 'show:50/50 %'), { section: 'sources', detail: 'show:50/50 %' }],
  ['#sources/%', { section: 'sources', detail: '%' }],
  ['#welcome', { section: 'welcome', detail: '' }],
  ['#nonsense/user:mia', { section: 'sources', detail: '' }],
  ['', { section: 'sources', detail: '' }],
])('the hash %s opens %j', (hash, place) => {
  expect(routeOf(hash)).toEqual(place);
});
