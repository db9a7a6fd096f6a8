// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { type Feed, firstFeed, shownRows } from '@/components/feed/list/feed';
import { openView } from '@/components/feed/list/open-view';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY } from '@/utils/lib/time';

it.each([
  ['a row', '<article data-card-id="a"><button></button></article>'],
  ['the details of a row', '<section class="pane"><button></button></section>'],
])('moves no row while the focus is in %s', async (_, html) => {
  document.body.innerHTML = html;
  const db = await emptyStore();
  await commitRows(db, [judged(play(1, 1, { at: NOW - DAY }))]);
  let feed: Feed = firstFeed([], [0, ''], 0);
  const view = openView(
    async (work) => ({ ok: true, value: await work(db) }),
    (next) => {
      feed = next;
    },
    feed,
  );
  await view.show({ facets: [], unread: false });
  document.querySelector('button')?.focus();
  await commitRows(db, [judged(play(2, 1, { at: NOW }))]);
  await view.refresh();
  expect([shownRows(feed).length, feed]).toMatchObject([1, { waiting: 1 }]);
  document.querySelector('button')?.blur();
  await view.refresh();
  expect(shownRows(feed)).toHaveLength(2);
});
