import { expect, it } from 'vitest';
import { NO_TOASTS, type Toasts, undoneWith, withoutToast, withToast } from './toasts';

const changed = (names: string[]): Toasts =>
  names.reduce((toasts, words, at) => withToast(toasts, { words, undo: () => {} }, at), NO_TOASTS);
const names = (changes: readonly { words: string }[]) => changes.map(({ words }) => words);

it('keeps the five last changes that can be undone, newest first', () => {
  const { changes } = changed(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(names(changes)).toEqual(['f', 'e', 'd', 'c', 'b']);
});

it('keeps a change after its toast has disappeared, and after a toast about something else', () => {
  const copied = withToast(changed(['Removed Ben']), { words: 'Link copied' }, 9);
  expect(copied.toast?.words).toBe('Link copied');
  expect(names(withoutToast(copied).changes)).toEqual(['Removed Ben']);
});

it('undoes an older change together with those after it, the newest first', () => {
  const { changes } = changed(['a', 'b', 'c']);
  const b = changes[1];
  expect(names(undoneWith(changes, b?.id ?? 0).undone)).toEqual(['c', 'b']);
  expect(names(undoneWith(changes, b?.id ?? 0).rest)).toEqual(['a']);
  expect(names(undoneWith(changes, null).undone)).toEqual(['c']);
});

it('undoes nothing if the change is no longer listed', () => {
  expect(undoneWith(changed(['a']).changes, 99).undone).toEqual([]);
});
