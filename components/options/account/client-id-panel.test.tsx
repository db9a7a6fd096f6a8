// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClientIdPanel } from '@/components/options/account/client-id-panel';
import type { StoreReader } from '@/components/page/connect-store';
import { page, untilIdle } from '@/tests/builders/account-desk';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { fakeExtension } from '@/tests/fake-extension';
import type { Budget } from '@/utils/store/poller-schema';

beforeEach(() => void fakeExtension());
afterEach(() => act(() => render(null, document.body)));

async function panelAfter(waitReason: Budget['waitReason'], clientIds = {}): Promise<boolean> {
  const budget: Budget = { tokens: 9, at: 0, waitUntil: 60_000, waitReason, waits: 1 };
  const read = (async () => ({ ok: true, value: { budget } })) as unknown as StoreReader;
  new OptionsDesk(ClientIdPanel, { read, now: 1 }, { clientIds });
  await untilIdle();
  return document.querySelector<HTMLDetailsElement>('details:has(#client-id)')?.open ?? false;
}

it('opens the field for your own Client ID, and says why, once Trakt refuses that of Lookout', async () => {
  expect(await panelAfter('key-refused')).toBe(true);
  expect(page()).toContain('Trakt no longer accepts Lookout’s Client ID.');
});

it('stays closed while Trakt only asks to wait', async () => {
  expect(await panelAfter('rate-limited')).toBe(false);
  expect(page()).not.toContain('no longer accepts');
});

it('does not blame Lookout’s Client ID for one of your own', async () => {
  await panelAfter('key-refused', { 'https://api.trakt.tv': 'mine' });
  expect(page()).not.toContain('no longer accepts');
});

it('asks to check a Client ID that was just entered, and does not name the page one is on', async () => {
  const desk = new OptionsDesk(ClientIdPanel, { read: (async () => ({ ok: true })) as unknown as StoreReader, now: 1 });
  desk.replies.setClientId = { ok: false, error: { kind: 'key-refused' } };
  await untilIdle();
  const field = document.querySelector<HTMLInputElement>('#client-id');
  if (field) field.value = 'abc';
  await act(async () => field?.form?.requestSubmit());
  await untilIdle();
  expect(page()).toContain('Trakt refused the Client ID. Check that you copied all of it.');
  expect(page()).not.toContain('under Account');
});
