// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { NO_FILTER } from '@/components/feed/filter/feed-filter';
import { rememberGroup } from '@/components/feed/list/remember-group';
import { readView, saveView } from '@/components/feed/list/saved-view';
import { HOUR } from '@/utils/lib/time';

const NOW = Date.UTC(2026, 10, 22, 20, 0);
const place = { key: [-5, 'a'] as [number, string], offset: 70 };

beforeEach(() => {
  fakeBrowser.reset();
  rememberGroup('time');
});

it('restores filter and position for an hour', async () => {
  expect(await readView('popup', NOW)).toBeNull();
  const view = { filter: { ...NO_FILTER, unread: true }, place, at: NOW };
  await saveView('popup', view);
  expect(await readView('popup', NOW + HOUR - 1)).toEqual(view);
  expect(await readView('popup', NOW + HOUR)).toBeNull();
  expect(await readView('feed', NOW)).toBeNull();
});

it('groups as chosen last in either page, however long ago', async () => {
  rememberGroup('person');
  expect((await readView('feed', NOW))?.filter).toMatchObject({ group: 'person' });
  await saveView('popup', { filter: { ...NO_FILTER, unread: true, group: 'person' }, place: null, at: NOW });
  rememberGroup('title');
  expect((await readView('popup', NOW))?.filter).toMatchObject({ unread: true, group: 'title' });
  rememberGroup('time');
  expect((await readView('popup', NOW))?.filter).toMatchObject({ unread: true, group: 'time' });
});
