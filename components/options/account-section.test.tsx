// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountDesk, page } from '@/tests/builders/account-desk';
import { fakeExtension } from '@/tests/fake-extension';

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

it('shows the redirect address to those who bring a client id of their own', async () => {
  await accountDesk();
  expect(page()).toContain('https://test-extension-id.chromiumapp.org/');
  expect(page()).not.toContain('does not sign you in');
});
