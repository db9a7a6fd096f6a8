import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showPage } from '@/entrypoints/background/show-page';
import { fakeExtension } from '@/tests/fake-extension';

const FEED = () => fakeBrowser.runtime.getURL('/feed.html');
const SHOW = 'https://app.trakt.tv/shows/severance';
const tabs = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);
const newest = async () => (await fakeBrowser.tabs.query({})).at(-1)?.id ?? -1;

beforeEach(() => {
  fakeExtension();
});

it('brings a page forward in the tab opened for it, until the tab is closed', async () => {
  await showPage(FEED());
  const count = (await tabs()).length;
  await showPage(FEED());
  expect(await tabs()).toHaveLength(count);
  vi.spyOn(fakeBrowser.tabs, 'get').mockRejectedValueOnce(new Error('No tab with id'));
  await showPage(FEED());
  expect(await tabs()).toHaveLength(count + 1);
});

it("opens a new tab if the page's tab has navigated elsewhere", async () => {
  await showPage(FEED());
  await fakeBrowser.tabs.update(await newest(), { url: 'https://example.org/' });
  await showPage(FEED());
  expect((await tabs()).slice(-2)).toEqual(['https://example.org/', FEED()]);
});

it('moves to the requested section in the same tab', async () => {
  const section = (name: string) => `${fakeBrowser.runtime.getURL('/options.html')}#${name}`;
  await showPage(section('account'));
  const count = (await tabs()).length;
  await fakeBrowser.tabs.update(await newest(), { url: section('health') });
  await showPage(section('account'));
  expect((await tabs()).at(-1)).toBe(section('account'));
  expect(await tabs()).toHaveLength(count);
});

it('brings a Trakt tab forward even if it has navigated, because its address is hidden', async () => {
  await showPage(SHOW);
  const count = (await tabs()).length;
  const get = fakeBrowser.tabs.get;
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation(async (id) => ({ ...(await get(id)), url: undefined }) as never);
  await showPage(SHOW);
  expect(await tabs()).toHaveLength(count);
  vi.restoreAllMocks();
});
