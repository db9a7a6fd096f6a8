// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { openAround } from '@/components/feed/around/around-open';
import { FeedTab } from '@/components/insights/feed-tab';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { play } from '@/tests/builders/activity';
import { feedStart } from '@/tests/builders/feed-start';
import { commitRows, emptyStore, judged } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { aroundHash, searchHash } from '@/utils/activity/feed-address';
import { readBuildEnv } from '@/utils/server/build-env';

let read: StoreReader;
beforeEach(async () => {
  fakeBrowser.reset();
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [judged(play(2, 5))]);
});
afterEach(() => {
  act(() => render(null, document.body));
  openAround(null);
  history.replaceState(null, '', '#');
});

function show() {
  const start = feedStart(readBuildEnv({}), read);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <FeedTab start={start} />
      </TextContext.Provider>,
      document.body,
    ),
  );
}
const heading = () => document.querySelector('.modal h2')?.textContent;
const go = (hash: string) =>
  act(() => {
    history.replaceState(null, '', hash);
    dispatchEvent(new Event('hashchange'));
  });
const close = () => act(() => document.querySelector<HTMLElement>('.modal-head button')?.click());

it('opens the dialog that an address asks for, and another one after it', async () => {
  history.replaceState(null, '', aroundHash('show:severance'));
  show();
  await vi.waitFor(() => expect(heading()).toBe('Severance'), 5000);
  expect(location.hash).toBe('#feed');
  close();
  await vi.waitFor(() => expect(heading()).toBeUndefined());
  go(aroundHash('user:mia'));
  await vi.waitFor(() => expect(heading()).toBe('Mia'));
});

it('searches the feed for the words in an address', async () => {
  history.replaceState(null, '', searchHash('severance mia'));
  show();
  const field = () => document.querySelector<HTMLInputElement>('#feed-search');
  await vi.waitFor(() => expect(field()?.value).toBe('severance mia'), 5000);
  await vi.waitFor(() => expect(document.querySelectorAll('[role=article]')).toHaveLength(1));
});
