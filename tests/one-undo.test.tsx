// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { Options } from '@/entrypoints/options/options';
import { feedStart } from '@/tests/builders/feed-start';
import { userSource } from '@/tests/builders/source';
import { emptyStore } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { fakeExtension } from '@/tests/fake-extension';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '@/utils/settings/settings';

const env = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv', authOrigin: 'https://auth.trakt.tv' } as const;
const sources = [userSource('mia', { name: 'Mia' }), userSource('ben', { name: 'Ben' })];
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(
    (each) => each.textContent === words || each.getAttribute('aria-label') === words,
  );

beforeEach(() => {
  fakeExtension();
  location.hash = '#sources';
});
afterEach(() => act(() => render(null, document.body)));

it('withdraws Undo as soon as the next change starts, not when it ends', async () => {
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...DEFAULT_SETTINGS, sources } });
  const db = await emptyStore();
  const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });
  const { settings, signals } = feedStart({ ...env, clientId: 'x' }, read);
  let answer = (_: unknown) => {};
  const replies = [{ ok: true, source: sources[0] }, new Promise((resolve) => (answer = resolve))];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async ({ command }: { command: string }) =>
    command === 'removeSource' ? replies.shift() : { ok: false, error: { kind: 'no-answer' } }) as never);
  await act(async () =>
    render(
      <TextContext.Provider value={text}>
        <Options env={{ ...env, clientId: 'x' }} settings={settings} signals={signals} read={read} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  await vi.waitFor(() => expect(button('Remove Mia')).toBeDefined());
  await act(async () => button('Remove Mia')?.click());
  await vi.waitFor(() => expect(button('Undo')).toBeDefined());
  await act(async () => button('Remove Ben')?.click());
  expect(button('Undo')).toBeUndefined();
  await act(async () => answer({ ok: true, source: sources[1] }));
  await vi.waitFor(() => expect(button('Undo')).toBeDefined());
  expect(document.querySelector('.toast')?.textContent).toContain('Ben');
});

it('keeps a switch where it was put while the change is being saved', async () => {
  location.hash = '#appearance';
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...DEFAULT_SETTINGS, sources } });
  const db = await emptyStore();
  const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });
  const { settings, signals } = feedStart({ ...env, clientId: 'x' }, read);
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((() => new Promise(() => {})) as never);
  await act(async () =>
    render(
      <TextContext.Provider value={text}>
        <Options env={{ ...env, clientId: 'x' }} settings={settings} signals={signals} read={read} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  const contrast = () => document.querySelector<HTMLInputElement>('input.switch');
  await vi.waitFor(() => expect(contrast()?.checked).toBe(false));
  await act(async () => contrast()?.click());
  expect(contrast()?.checked).toBe(true);
});
