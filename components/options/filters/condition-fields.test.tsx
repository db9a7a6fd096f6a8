// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { WordsField } from './condition-fields';

afterEach(() => act(() => render(null, document.body)));

const saved: string[][] = [];
const draw = (words: string[]) =>
  act(() =>
    render(<WordsField words={words} label="Words" hint="" onChange={(next) => saved.push(next)} />, document.body),
  );
const field = () => document.querySelector('input') as HTMLInputElement;
const enter = (value: string, event: 'input' | 'change') =>
  act(() => {
    field().value = value;
    field().dispatchEvent(new Event(event, { bubbles: true }));
  });

it('keeps what is being typed while something else is saved, and shows what was saved', async () => {
  draw(['recap']);
  expect(field().value).toBe('recap');
  await enter('recap, tra', 'input');
  draw(['recap']);
  expect(field().value).toBe('recap, tra');
  await enter('recap, trailer,', 'change');
  expect(saved).toEqual([['recap', 'trailer']]);
  draw(['recap', 'trailer']);
  expect(field().value).toBe('recap, trailer');
});
