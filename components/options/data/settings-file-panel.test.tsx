// @vitest-environment happy-dom

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SectionProps } from '@/components/options/props';
import { TextContext } from '@/components/page/use-text';
import { NO_CLIENT_ID } from '@/tests/builders/build-env';
import { fakeSend } from '@/tests/builders/fake-send';
import { showSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '@/utils/settings/settings';
import { SettingsFilePanel } from './settings-file-panel';

const head = { format: 'lookout/settings', version: 1 };

beforeEach(async () => {
  fakeBrowser.reset();
  const settings = { ...DEFAULT_SETTINGS, sources: [showSource('dark', { name: 'Dark' })] };
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: settings });
});
afterEach(() => act(() => render(null, document.body)));

function open() {
  const { send, asked } = fakeSend({});
  const props = { env: NO_CLIENT_ID, now: 0, send, showToast: () => {}, failed: () => {} } as unknown as SectionProps;
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <SettingsFilePanel {...props} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  return asked;
}

async function choose(file: Blob): Promise<string> {
  const input = document.querySelector('input[type="file"]');
  if (!input) throw new Error('There is no field for a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
  });
  await expect.poll(() => document.querySelector('.answer .preview')?.textContent).toBeTruthy();
  return document.querySelector('.answer')?.textContent ?? '';
}
const json = (file: object) => new Blob([JSON.stringify({ ...head, ...file })]);
const buttons = () => [...document.querySelectorAll('.answer button')].map((button) => button.textContent);

it('offers to apply a file that differs only in seasons', async () => {
  open();
  const words = await choose(json({ sources: [{ kind: 'show', ref: 'dark', seasons: [2] }] }));
  expect(words).toContain('The seasons of Dark will change.');
  expect(buttons()).toEqual(['Apply', 'Cancel']);
});

it('offers nothing if the file changes nothing', async () => {
  open();
  const words = await choose(json({ sources: [{ kind: 'show', ref: 'dark', seasons: 'all' }] }));
  expect(words).toContain('Nothing. You already have these settings.');
  expect(buttons()).toEqual(['Cancel']);
});

const gone = json({});
gone.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));

it.each([
  ['newer', json({ version: 2 }), 'A newer Lookout saved this file'],
  ['of no version', json({ version: 0 }), '0 isn’t a settings file version'],
  ['too large', new Blob(['x'.repeat(1_000_001)]), 'This file is too large.'],
  ['gone', gone, 'Couldn’t read the file.'],
  ['nested without end', new Blob(['['.repeat(200_000)]), 'This isn’t valid JSON: check line 1'],
  ['nested and closed', new Blob(['['.repeat(200_000) + ']'.repeat(200_000)]), 'This must be an object in braces'],
])('refuses a file that is %s, says why, and changes nothing', async (_, file, sentence) => {
  const asked = open();
  const before = await fakeBrowser.storage.local.get();
  const words = await choose(file);
  expect(words).toContain('This file can’t be imported: it has 1 problem.');
  expect(words).toContain(sentence);
  expect(buttons()).toEqual(['Cancel']);
  expect(asked).toEqual([]);
  expect(await fakeBrowser.storage.local.get()).toEqual(before);
});
