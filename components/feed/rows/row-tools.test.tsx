// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { rowExtras } from '@/components/feed/rows/row-extras';
import { RowTools } from '@/components/feed/rows/row-tools';
import { useRowButtons } from '@/components/feed/rows/use-row-buttons';
import { TextContext } from '@/components/page/use-text';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { Card } from '@/utils/store/schema';

const asked: string[] = [];
const extras = rowExtras(text, null, undefined, undefined);
const note = (name: string) => (id: string) => void asked.push(`${name} ${id}`);

function Row({ row }: { row: FeedRow }) {
  useRowButtons({
    onMark: note('mark'),
    onStar: note('star'),
    onMute: note('mute'),
    onMenu: note('menu'),
    onComment: note('comment'),
  });
  return (
    <article data-card-id={row.card.id}>
      <RowTools row={row} current id="row-1" extras={extras} />
    </article>
  );
}

const show = (of: Card, unread = true) =>
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <Row row={{ card: of, unread }} />
      </TextContext.Provider>,
      document.body,
    ),
  );
const labels = () => [...document.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'));

afterEach(() => {
  asked.length = 0;
  return act(() => render(null, document.body));
});

it('offers to mark, star and mute a row, and the menu with the rest', () => {
  show(card('a', 1));
  expect(labels()).toEqual(['Mark as read', 'Star', 'Mute', 'More']);
  for (const each of document.querySelectorAll('button')) act(() => each.click());
  expect(asked).toEqual(['mark a', 'star a', 'mute a', 'menu a']);
});

it('says that a row is starred, and offers to undo star and read mark', () => {
  show(card('a', 1, [{}], { starred: 2 }), false);
  expect(labels()).toEqual(['Starred', 'Mark as unread', 'Remove star', 'Mute', 'More']);
  expect(document.querySelector('[role="img"]')?.id).toBe('row-1-star');
});

it('offers neither star nor mute for a gap', () => {
  show(card('gap', 1, [], { kind: 'gap' }));
  expect(labels()).toEqual(['Mark as read', 'More']);
});
