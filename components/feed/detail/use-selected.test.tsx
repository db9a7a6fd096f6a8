// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { useSelected } from '@/components/feed/detail/use-selected';
import { firstFeed, type ReadyFeed } from '@/components/feed/list/feed';
import { withGroup, withOlder, withoutFar } from '@/components/feed/list/feed-chunks';
import { row } from '@/tests/builders/card';
import type { FeedRow } from '@/utils/store/read/first-page';

let selected: FeedRow | null;
const nothing = () => {};

function Rows({ feed }: { feed: ReadyFeed }) {
  selected = useSelected(true, feed, nothing);
  return (
    <>
      {feed.chunks.map(({ group, rows }) => (
        <section key={group?.facet} data-facet={group?.facet}>
          {rows?.map(({ card: { id } }) => (
            <article key={id} data-card-id={id} tabIndex={-1} />
          ))}
        </section>
      ))}
    </>
  );
}
const draw = (feed: ReadyFeed) => act(() => render(<Rows feed={feed} />, document.body));
const focus = (index: number) => act(() => document.querySelectorAll<HTMLElement>('article')[index]?.focus());

afterEach(() => act(() => render(null, document.body)));

it('keeps the row of the group it was selected in', () => {
  const [mias, bens] = [row('both', 9), row('both', 9, true)];
  const groups = (...rows: FeedRow[]) => {
    const first = withGroup(firstFeed([], null, 0), { facet: 'user:mia', total: 1, next: null, rows: [mias] });
    return withGroup(first, { facet: 'user:ben', total: 2, next: null, rows });
  };
  draw(groups(row('b', 8), bens));
  expect(selected).toBe(mias);
  focus(2);
  expect(selected).toBe(bens);
  draw(groups(bens));
  expect(selected).toBe(bens);
  draw(groups(row('b', 8)));
  expect(selected).toBe(mias);
});

it('keeps the details of a row that is released during scrolling', () => {
  const rows = Array.from({ length: 120 }, (_, at) => row(`r${at}`, -at));
  const feed = withOlder(firstFeed([], null, 0), rows, null);
  draw(feed);
  focus(3);
  draw(withoutFar(feed, { from: 1, to: 2 }, new Map()));
  expect(selected?.card.id).toBe('r3');
  draw(firstFeed(rows.slice(50), null, 0));
  expect(selected?.card.id).toBe('r50');
});
