// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import type { ToastContent } from '@/components/page/toasts';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { followingSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { PickFollowing } from './pick-following';

const people = ['mia', 'ben', 'zoe'].map((slug) => ({
  slug,
  username: slug,
  name: slug.toUpperCase(),
  private: false,
}));
let shown: ToastContent[] = [];
afterEach(() => act(() => render(null, document.body)));

async function open() {
  shown = [];
  const { send, asked } = fakeSend({
    people: () => ({ ok: true, people }),
    addUser: ({ text: slug }: { text: string }) => ({ ok: true, source: userSource(slug) }),
    addFollowing: () => ({ ok: true, source: followingSource(), people: 3 }),
    removeSource: () => ({ ok: true }),
  });
  const draw = (...slugs: string[]) =>
    act(async () =>
      render(
        <TextContext.Provider value={text}>
          <PickFollowing
            send={send}
            showToast={(toast) => shown.push(toast)}
            read={async () => ({ ok: false, error: { kind: 'store', reason: 'unavailable' } })}
            now={0}
            sources={slugs.map((slug) => userSource(slug))}
          />
        </TextContext.Provider>,
        document.body,
      ),
    );
  await draw('zoe');
  await act(async () => {});
  return Object.assign(asked, { draw });
}
const press = (words: string) =>
  act(async () => [...document.querySelectorAll('button')].find((each) => each.textContent === words)?.click());

it('lists those not watched yet, all checked, and adds the chosen ones', async () => {
  const asked = await open();
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  expect(boxes.map(({ checked }) => checked)).toEqual([true, true]);
  act(() => boxes[1]?.click());
  await press('Add 1 person');
  expect(asked.filter(([command]) => command === 'addUser')).toEqual([['addUser', { text: 'mia', found: people[0] }]]);
  await act(async () => void (await shown[0]?.undo?.()));
  expect(asked.at(-1)).toEqual(['removeSource', { id: 'user:mia' }]);
});

it('keeps the focus when the button that had it is gone', async () => {
  const { draw } = await open();
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Add 2 people');
  button?.focus();
  expect(document.activeElement).toBe(button);
  await act(async () => button?.click());
  await act(async () => {});
  await draw('zoe', 'mia', 'ben');
  expect(button?.isConnected).toBe(false);
  expect(document.activeElement?.className).toBe('add-form');
});

it('watches everyone, also people followed later', async () => {
  const asked = await open();
  await press('Add everyone, including people you follow later');
  expect(asked.at(-1)?.[0]).toBe('addFollowing');
});
