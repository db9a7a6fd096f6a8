// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { FeedApp } from '@/components/feed/feed-app';
import { readFirst } from '@/components/feed/list/first-read';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { play } from '@/tests/builders/activity';
import { feedStart } from '@/tests/builders/feed-start';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { fakeExtension } from '@/tests/fake-extension';
import { NO_FILTER } from './filter/feed-filter';

const env = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv', authOrigin: 'https://auth.trakt.tv' } as const;

afterEach(() => act(() => render(null, document.body)));

it('draws remembered groups only as groups, never first as rows', async () => {
  fakeExtension();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const db = await emptyStore();
  await commitRows(db, [judged(play(1, 1, { at: NOW }))]);
  const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });
  const view = { filter: { ...NO_FILTER, group: 'person' as const }, place: null, at: NOW };
  const first = readFirst({ read, revision: async () => 0, saved: async () => view });
  const start = { ...feedStart({ ...env, clientId: 'x' }, read), first };
  let bare = 0;
  const watch = new MutationObserver(() => {
    bare +=
      document.querySelectorAll('[data-card-id]').length - document.querySelectorAll('.group [data-card-id]').length;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  render(
    <TextContext.Provider value={text}>
      <FeedApp page="panel" start={start} />
    </TextContext.Provider>,
    document.body,
  );
  await vi.waitFor(() => expect(document.querySelectorAll('.group [data-card-id]')).toHaveLength(1), 5000);
  expect(bare).toBe(0);
  vi.unstubAllGlobals();
});
