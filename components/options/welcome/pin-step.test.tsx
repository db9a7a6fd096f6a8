// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { userSource } from '@/tests/builders/source';
import { fakeExtension } from '@/tests/fake-extension';
import { WelcomeSection } from './welcome-section';

afterEach(() => act(() => render(null, document.body)));

const step = () => [...document.querySelectorAll('.welcome > li')].at(3);

it('says how to pin Lookout, and is done once it is in the toolbar', async () => {
  const browser = fakeExtension();
  browser.pinned = false;
  await act(async () => void new OptionsDesk(WelcomeSection, {}, { sources: [userSource('mia')] }));
  expect(step()?.textContent).toContain('then the pin next to Lookout');
  browser.pinned = true;
  await act(async () => void window.dispatchEvent(new Event('focus')));
  expect(step()?.getAttribute('data-state')).toBe('done');
  expect(step()?.textContent).toContain('Lookout is in the toolbar.');
});

it('stays a hint if the browser does not tell whether the button is pinned', async () => {
  fakeExtension();
  await act(async () => void new OptionsDesk(WelcomeSection, {}, { sources: [userSource('mia')] }));
  expect(step()?.getAttribute('data-state')).toBe('now');
});
