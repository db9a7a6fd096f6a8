// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountDesk, ENV, MIA, page, press } from '@/tests/builders/account-desk';
import { fakeExtension } from '@/tests/fake-extension';

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

it('offers to sign out even without a Client ID', async () => {
  const desk = await accountDesk({ ...ENV, clientId: null }, { signOut: { ok: true, revoked: true } }, MIA);
  expect(page()).toContain('You are signed in as Mia Lindqvist.');
  await press(desk, 'Sign out');
  expect(desk.shown).toMatchObject([{ words: 'Signed out.' }]);
});

it('shows the redirect address next to one’s own Client ID', async () => {
  await accountDesk();
  expect(page()).toContain('https://test-extension-id.chromiumapp.org/');
  expect(page()).not.toContain('does not sign you in');
});
