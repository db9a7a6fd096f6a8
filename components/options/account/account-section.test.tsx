// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountDesk, ENV, MIA, page, press } from '@/tests/builders/account-desk';
import { userSource } from '@/tests/builders/source';
import { fakeExtension } from '@/tests/fake-extension';

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

it('offers to sign out even without a Client ID', async () => {
  const desk = await accountDesk({ ...ENV, clientId: null }, { signOut: { ok: true, revoked: true } }, MIA);
  expect(page()).toContain('You’re signed in as Mia Lindqvist.');
  await press(desk, 'Sign out');
  expect(desk.shown).toMatchObject([{ words: 'Signed out.' }]);
});

it('shows the redirect address next to the field for a Client ID', async () => {
  await accountDesk();
  expect(page()).toContain('https://test-extension-id.chromiumapp.org/');
  expect(page()).not.toContain('does not sign you in');
});

it('mentions Client IDs only in closed sections if the build has one', async () => {
  await accountDesk();
  const folded = document.querySelector<HTMLDetailsElement>('details:has(#client-id)');
  expect(folded?.open).toBe(false);
  for (const each of document.querySelectorAll('details:not([open])')) each.remove();
  expect(page()).not.toMatch(/client id|redirect|npm|VIP/i);
});

it('says before signing out what will stop', async () => {
  await accountDesk(ENV, {}, MIA);
  expect(page()).toContain('If you sign out, Lookout stops checking private profiles.');
});

it('leads on to the people one follows after signing in, and lists them only on request later', async () => {
  const people = [{ slug: 'ben', username: 'ben', name: 'Ben Okafor', private: false }];
  await accountDesk(ENV, { people: { ok: true, people } }, MIA);
  expect(page()).toContain('Ben Okafor');
  expect(page()).toContain('Add everyone, including people you follow later');
  act(() => render(null, document.body));

  const later = await accountDesk(ENV, { people: { ok: true, people } }, MIA, [userSource('kofi')]);
  expect(page()).not.toContain('Ben Okafor');
  await press(later, 'List people you follow');
  expect(page()).toContain('Ben Okafor');
});
