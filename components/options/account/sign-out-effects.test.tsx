// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { TextContext } from '@/components/page/use-text';
import { followingSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { newStreamState } from '@/utils/store/stream-states';
import { SignOutEffects } from './sign-out-effects';

const people = ['mia', 'ben', 'zoe'].map((slug) => ({ slug, username: slug }));

function words(streams: Parameters<typeof SignOutEffects>[0]['streams']): string {
  const settings = { ...DEFAULT_SETTINGS, sources: [followingSource({ except: ['ben'] })] };
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <SignOutEffects settings={settings} streams={streams} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  return document.body.textContent ?? '';
}

it('counts the people who will no longer be checked', () => {
  const follows = { ...newStreamState('follows'), cursor: { people } as never };
  expect(words([follows])).toMatch(/stops checking private profiles and the 2 people you follow/);
  expect(words([])).toMatch(/stops checking private profiles and the people you follow/);
});
