import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { raiseSignal, storageItem, watchSignal } from '@/utils/lib/storage-item';

const count = storageItem(
  () => fakeBrowser.storage.local,
  'count',
  (stored) => (typeof stored === 'number' ? stored : 0),
);
const raise = () => raiseSignal(fakeBrowser.storage.session, 'count');

beforeEach(() => fakeBrowser.reset());

it('reads what was written, and the default where nothing is stored or reading fails', async () => {
  expect(await count.read()).toBe(0);
  await count.write(3);
  expect(await count.read()).toBe(3);
  await fakeBrowser.storage.local.set({ count: 'three' });
  expect(await count.read()).toBe(0);
  await count.write(null);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});

it('signals each change until the listener stops, without the value', async () => {
  const heard = vi.fn();
  const stop = watchSignal(fakeBrowser.storage.session.onChanged, 'count', heard);
  await count.write(7);
  expect(heard).not.toHaveBeenCalled();
  await raise();
  await raise();
  await fakeBrowser.storage.session.set({ other: 1 });
  expect(heard.mock.calls).toEqual([[], []]);
  stop();
  await raise();
  expect(heard).toHaveBeenCalledTimes(2);
});
