// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePictures } from '@/components/feed/rows/use-pictures';
import type { StoreReader } from '@/components/page/connect-store';
import { emptyStore, NOW } from '@/tests/builders/store';
import { putImage } from '@/utils/store/images';
import type { Database } from '@/utils/store/open-database';

let db: Database;
let pictures: ReadonlyMap<string, string>;
let reads: string[];

const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });

function Probe({ keys }: { keys: readonly string[] }) {
  pictures = usePictures(read, keys);
  return null;
}
const show = (...keys: string[]) => act(() => render(<Probe keys={keys} />, document.body));

beforeEach(async () => {
  db = await emptyStore();
  reads = [];
  const get = IDBObjectStore.prototype.get;
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'images') reads.push(String(key));
    return get.call(this, key);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  return act(() => render(null, document.body));
});

it('reads each image once, and keeps the same map until one is added', async () => {
  await putImage(db, 'avatar:mia', 'data:mia', NOW);
  await show('avatar:mia', 'https://media.trakt.tv/1.png');
  await vi.waitFor(() => expect(pictures.get('avatar:mia')).toBe('data:mia'));
  const before = pictures;
  reads = [];
  await show('avatar:mia', 'https://media.trakt.tv/1.png', 'https://media.trakt.tv/2.png');
  await vi.waitFor(() => expect(reads).toEqual(['https://media.trakt.tv/2.png']));
  expect(pictures).toBe(before);
});

it('looks again for a missing avatar', async () => {
  await show('avatar:ben');
  await vi.waitFor(() => expect(reads).toEqual(['avatar:ben']));
  await putImage(db, 'avatar:ben', 'data:ben', NOW);
  await show('avatar:ben', 'avatar:zoe');
  await vi.waitFor(() => expect(pictures.get('avatar:ben')).toBe('data:ben'));
});
