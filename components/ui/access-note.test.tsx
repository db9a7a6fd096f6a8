// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { TextContext } from '@/components/page/use-text';
import { text } from '@/tests/builders/text';
import { fakeExtension } from '@/tests/fake-extension';
import { readBuildEnv } from '@/utils/server/build-env';
import { AccessNote } from './access-note';

afterEach(() => act(() => render(null, document.body)));

it('appears once access is revoked, and its button brings it back', async () => {
  const browser = fakeExtension();
  const note = (
    <TextContext.Provider value={text}>
      <AccessNote server={readBuildEnv({})} />
    </TextContext.Provider>
  );
  await act(async () => render(note, document.body));
  expect(document.body.textContent).toBe('');
  browser.access = false;
  await act(async () => browser.accessChanged());
  await vi.waitFor(() => expect(document.body.textContent).toContain('Your browser is blocking access to Trakt.'));
  await act(async () => document.querySelector('button')?.click());
  await vi.waitFor(() => expect(document.body.textContent).toBe(''));
});
