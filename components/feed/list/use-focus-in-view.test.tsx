// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { useFocusInView } from '@/components/feed/list/use-focus-in-view';

afterEach(() => act(() => render(null, document.body)));

function Rows() {
  useFocusInView();
  return ['first', 'second'].map((id) => <button key={id} type="button" id={id} />);
}

it('scrolls to the element that Tab focused, and to none after other keys', () => {
  act(() => render(<Rows />, document.body));
  const scrolled: unknown[] = [];
  for (const each of document.querySelectorAll('button')) each.scrollIntoView = (how) => scrolled.push([each.id, how]);
  const second = document.querySelector<HTMLElement>('#second');
  second?.focus();
  second?.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowDown', bubbles: true }));
  expect(scrolled).toEqual([]);
  second?.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab', bubbles: true }));
  expect(scrolled).toEqual([['second', { block: 'nearest', inline: 'nearest' }]]);
});
