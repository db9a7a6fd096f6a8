// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { RowTools } from '@/components/feed/rows/row-tools';
import { useRowButtons } from '@/components/feed/rows/use-row-buttons';
import { TextContext } from '@/components/page/use-text';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import type { Card } from '@/utils/store/schema';

const asked: string[] = [];

function Row({ of }: { of: Card }) {
  useRowButtons({ onMenu: (id) => asked.push(`menu ${id}`), onStar: (id) => asked.push(`star ${id}`) });
  return (
    <article data-card-id={of.id}>
      <RowTools card={of} current id="row-1" />
    </article>
  );
}

const show = (of: Card) =>
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <Row of={of} />
      </TextContext.Provider>,
      document.body,
    ),
  );
const labels = () => [...document.querySelectorAll('[aria-label]')].map((each) => each.getAttribute('aria-label'));

it('offers a star, and says that a row is starred', () => {
  show(card('a', 1));
  expect(labels()).toEqual(['Star', 'More']);
  show(card('a', 1, [{}], { starred: 2 }));
  expect(labels()).toEqual(['Starred', 'Remove star', 'More']);
  expect(document.querySelector('[role="img"]')?.id).toBe('row-1-star');
  act(() => document.querySelector<HTMLElement>('[data-row-star]')?.click());
  act(() => document.querySelector<HTMLElement>('[data-row-menu]')?.click());
  expect(asked).toEqual(['star a', 'menu a']);
});

it('offers no star for a gap', () => {
  show(card('gap', 1, [], { kind: 'gap' }));
  expect(labels()).toEqual(['More']);
});
