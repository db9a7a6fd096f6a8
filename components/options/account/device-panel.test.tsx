// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, accountDesk, accountNow, ENV, MIA, page, press, untilIdle } from '@/tests/builders/account-desk';
import { fakeExtension } from '@/tests/fake-extension';

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

describe('sign-in with a code', () => {
  const waiting = {
    ok: true,
    device: { kind: 'waiting', userCode: 'BCDF2345', url: `${API}/activate`, expiresAt: 600_000, interval: 60_000 },
  };
  const details = () =>
    [...document.querySelectorAll('details')].find((each) => each.textContent?.includes('with a code'));
  const unfold = () =>
    act(async () => {
      const element = details();
      if (!element) throw new Error('There is none');
      element.open = true;
      element.dispatchEvent(new Event('toggle'));
    }).then(untilIdle);

  it.each([false, undefined])('is hidden unless the server is known to support it: %s', async (offered) => {
    await accountDesk(ENV, { device: { ok: true, device: null, offered } });
    expect(page()).not.toContain('with a code');
  });

  it('requests a code when it is opened, and shows it', async () => {
    const desk = await accountDesk();
    expect(page()).not.toContain('BCDF2345');
    desk.replies = { device: waiting };
    await unfold();
    expect(page()).toContain('BCDF2345');
    expect(document.querySelector(`a[href="${API}/activate"]`)).not.toBeNull();
    expect(page()).toContain('You can close this page.');
    desk.replies = { device: { ok: true, device: null } };
    await press(desk, 'Cancel');
    expect(page()).not.toContain('BCDF2345');
  });

  it('resumes on a reopened page, and finishes when the background does', async () => {
    const desk = await accountDesk(ENV, { device: waiting });
    expect(page()).toContain('BCDF2345');
    desk.replies = { device: { ok: true, device: { kind: 'done', account: MIA } } };
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    await untilIdle();
    expect(desk.shown).toMatchObject([{ words: 'Signed in as Mia Lindqvist.' }]);
    await accountNow(MIA);
    await untilIdle();
    expect(page()).toContain('You’re signed in as Mia Lindqvist.');
    expect(details()).toBeUndefined();
  });

  it.each([
    ['denied', 'Access was denied on Trakt.', true],
    ['expired', 'This code expired or was already used.', true],
    ['wants-secret', 'This server doesn’t support signing in with a code', false],
    ['offline', 'Couldn’t reach Trakt.', true],
  ])('says that the code was %s', async (kind, sentence, again) => {
    const desk = await accountDesk();
    desk.replies = { device: { ok: true, device: { kind: 'failed', problem: { kind } } } };
    await unfold();
    expect(page()).toContain(sentence);
    const buttons = [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(buttons.includes('Get a new code')).toBe(again);
  });
});
