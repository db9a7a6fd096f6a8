// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Feed, firstFeed } from '@/components/feed/list/feed';
import { withGroup } from '@/components/feed/list/feed-chunks';
import { useReadOnOpen } from '@/components/feed/list/use-read-on-open';
import { card } from '@/tests/builders/card';

let marks: number;
const markAll = () => {
  marks += 1;
};
const rows = [{ card: card('a', 0), unread: true }];
const feed = firstFeed(rows, null, 1);

function Probe({ on, shown }: { on: boolean; shown: Feed }) {
  useReadOnOpen(on, shown, markAll);
  return null;
}
const show = (shown: Feed, on = true) => act(() => render(<Probe on={on} shown={shown} />, document.body));
const scrollTo = (top: number) =>
  act(() => {
    Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
    window.dispatchEvent(new Event('scroll'));
  });

beforeEach(() => {
  marks = 0;
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
});
afterEach(() => act(() => render(null, document.body)));

it('marks everything as read once the newest rows are on screen', () => {
  show({ kind: 'loading' });
  expect(marks).toBe(0);
  show(feed);
  expect(marks).toBe(1);
});

it('marks nothing unless the person chose that', () => {
  show(feed, false);
  expect(marks).toBe(0);
});

it('leaves rows unread that come later, or that the person marks as unread again', () => {
  show(feed);
  show({ ...feed, unread: 0 });
  show({ ...feed, unread: 2 });
  expect(marks).toBe(1);
});

it('counts an opening without unread rows as well: later rows stay unread', () => {
  show({ ...feed, unread: 0 });
  show({ ...feed, unread: 1 });
  expect(marks).toBe(0);
});

it('waits while a filter hides rows, and while the newest rows are out of view', () => {
  show({ ...feed, narrowed: true });
  expect(marks).toBe(0);
  scrollTo(500);
  show(feed);
  expect(marks).toBe(0);
  scrollTo(0);
  expect(marks).toBe(1);
});

it('marks everything as read when rows stand in groups, too', () => {
  show(withGroup(firstFeed([], null, 1), { facet: 'user:mia', total: 1, next: null, rows }));
  expect(marks).toBe(1);
});
