import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { AddOne } from '@/components/options/sources/add-one';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { FOUND_SEASONS as seasons, FOUND_SHOWS as shows } from '@/tests/builders/found-show';
import { showSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import type { Source } from '@/utils/sources/source';

/** The field for people and shows, with fake timers, over a background with prepared answers. */

export const answers = {
  lookupUser: () => ({ ok: false, error: { kind: 'not-found' } }),
  searchShows: ({ text: words }: { text: string }) => ({
    ok: true,
    shows: shows.filter(({ name }) => name.toLowerCase().startsWith(words.trim().toLowerCase())),
  }),
  lookupShow: ({ title }: { title: string }) => ({
    ok: true,
    show: shows.find((each) => each.ref === title),
    seasons,
  }),
  addShow: () => ({ ok: true, source: showSource('silo') }),
};
/** Words of the toasts that the page has shown. */
export const shown: string[] = [];

export function open(replies: Parameters<typeof fakeSend>[0] = answers, { v1 = false, sources = [] as Source[] } = {}) {
  const { send, asked } = fakeSend(replies);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <AddOne send={send} showToast={({ words }) => shown.push(words)} now={0} v1={v1} sources={sources} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  return asked;
}
export const one = <E extends HTMLElement = HTMLElement>(selector: string) => {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
export const field = () => one<HTMLInputElement>('#add');
export const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('.results button')];
export const status = () => one('[role="status"]').textContent;
export const untilIdle = (ms = 0) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
export const put = (input: HTMLInputElement, words: string) =>
  act(() => {
    input.value = words;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
export const press = (key: string) =>
  act(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
export const submit = async () => {
  act(() => {
    one('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await untilIdle();
};
export const click = async (element: HTMLElement) => {
  act(() => element.click());
  await untilIdle();
};
export const named = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('button, label')].find((each) => each.textContent?.includes(words)) ??
  one('missing');
