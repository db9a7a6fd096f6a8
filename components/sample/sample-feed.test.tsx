// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { TextContext } from '@/components/page/use-text';
import { SampleFeed } from '@/components/sample/sample-feed';
import { text } from '@/tests/builders/text';

afterEach(() => act(() => render(null, document.body)));

it('emphasizes names as the feed does', () => {
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <SampleFeed now={Date.now()} spoilerContext={{ spoilers: 'none' }} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  const [first] = document.querySelectorAll('.sample-title');
  expect(first?.textContent).toBe('Oakley is watching Night Ferry');
  expect([...(first?.querySelectorAll('bdi') ?? [])].map((name) => name.textContent)).toEqual([
    'Oakley',
    'Night Ferry',
  ]);
});
