// @vitest-environment happy-dom
import { render } from 'preact';
import { useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { useKeptFocus } from './use-kept-focus';

afterEach(() => act(() => render(null, document.body)));

function Steps({ done }: { done: boolean }) {
  const note = useRef<HTMLParagraphElement>(null);
  useKeptFocus(note, done);
  return (
    <>
      <button type="button" id="other">
        Other
      </button>
      {done ? (
        <p tabIndex={-1} ref={note}>
          Done
        </p>
      ) : (
        <button type="button" id="own">
          Do it
        </button>
      )}
    </>
  );
}
const draw = (done: boolean) => act(() => render(<Steps done={done} />, document.body));
const focus = (id: string) => document.getElementById(id)?.focus();

it('takes the focus of the part that it replaces', () => {
  draw(false);
  focus('own');
  draw(true);
  expect(document.activeElement?.textContent).toBe('Done');
});

it('leaves the focus where it is elsewhere, and takes none at the start', () => {
  draw(true);
  expect(document.activeElement).toBe(document.body);
  act(() => render(null, document.body));
  draw(false);
  focus('other');
  draw(true);
  expect(document.activeElement?.id).toBe('other');
});
