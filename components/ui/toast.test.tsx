// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ToastHandle, useToast } from '@/components/page/use-toast';
import { useUndoKey } from '@/components/page/use-undo-key';
import { RecentChanges } from './recent-changes';
import { Toast } from './toast';

let handle: ToastHandle;

function Page() {
  handle = useToast();
  useUndoKey(handle.changes.length > 0 ? handle.undo : null);
  return (
    <>
      <Toast toast={handle.toast} onUndo={handle.undo} onDismiss={handle.dismiss} />
      <RecentChanges changes={handle.changes} onUndo={handle.undo} />
      <input type="search" />
    </>
  );
}

const shown = () => document.querySelector('.toast-words')?.textContent;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const press = (element: Element | null = document.body) =>
  act(
    async () => void element?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true })),
  );

beforeEach(() => {
  vi.useFakeTimers();
  act(() => render(<Page />, document.body));
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

it('disappears after 8 s, even with Undo or an error', () => {
  for (const more of [{}, { bad: true }, { undo: () => {} }]) {
    act(() => handle.showToast({ words: 'Done', ...more }));
    pass(7900);
    expect(shown()).toBe('Done');
    pass(200);
    expect(shown()).toBeUndefined();
  }
});

it('stays while the focus is on it', () => {
  act(() => handle.showToast({ words: 'Removed Ben', undo: () => {} }));
  const undo = document.querySelector<HTMLElement>('.toast-undo');
  act(() => undo?.focus());
  pass(60_000);
  expect(shown()).toBe('Removed Ben');
  act(() => undo?.blur());
  pass(2100);
  expect(shown()).toBeUndefined();
});

it('can still be undone with Ctrl+Z and in the recent changes after it has disappeared', async () => {
  const undone: string[] = [];
  const change = (name: string) => handle.showToast({ words: name, undo: () => undone.push(name) });
  act(() => change('first'));
  act(() => change('second'));
  act(() => change('third'));
  pass(9000);
  await press(document.querySelector('input'));
  expect(undone).toEqual([]);
  await press();
  expect(undone).toEqual(['third']);
  await act(async () => document.querySelector<HTMLElement>('.recent')?.click());
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  expect(items).toHaveLength(2);
  await act(async () => items[1]?.click());
  expect(undone).toEqual(['third', 'second', 'first']);
  expect(document.querySelector('.recent')).toBeNull();
});

it('keeps a change after its Undo failed', async () => {
  act(() => handle.showToast({ words: 'Muted Ben', undo: async () => false }));
  await press();
  expect(handle.changes.map(({ words }) => words)).toEqual(['Muted Ben']);
});
