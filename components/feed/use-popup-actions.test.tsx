// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { usePopupActions } from '@/components/feed/use-popup-actions';
import type { StoreReader } from '@/components/page/connect-store';
import { text } from '@/tests/builders/text';

let handle: ReturnType<typeof usePopupActions>;
let fail: (error: Error) => void;
const load = () => new Promise<never>((_, reject) => (fail = reject));
const read: StoreReader = async () => ({ ok: false, error: { kind: 'store', reason: 'unavailable' } });
const mark = () => {};
const showToast = () => {};

function Probe() {
  handle = usePopupActions(read, text, { mark }, showToast, false, load);
  return null;
}

afterEach(() => act(() => render(null, document.body)));

it('"Check now" can be pressed again if its script cannot be loaded', async () => {
  act(() => render(<Probe />, document.body));
  act(() => {
    handle.checkNow();
  });
  expect(handle.asked).toBe(true);
  await act(async () => fail(new TypeError('Failed to fetch dynamically imported module')));
  await vi.waitFor(() => expect(handle.asked).toBe(false));
});
