// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Poster } from '@/components/ui/poster';
import { fakeSend } from '@/tests/builders/fake-send';

/** Reports the element as visible when the test says so. */
class FakeObserver {
  static all: FakeObserver[] = [];
  watched = true;
  constructor(readonly call: (entries: { isIntersecting: boolean }[]) => void) {
    FakeObserver.all.push(this);
  }
  observe() {}
  disconnect() {
    this.watched = false;
  }
}
const comeIntoView = async () => {
  act(() => {
    for (const observer of FakeObserver.all) if (observer.watched) observer.call([{ isIntersecting: true }]);
  });
  // Waits for the reply and the render after it.
  await act(async () => {});
  await act(async () => {});
};
const ADDRESS = 'https://media.trakt.tv/silo.png';
const picture = ({ address }: { address: string }) =>
  address === ADDRESS
    ? { ok: true, dataUrl: 'data:image/png;base64,AA==' }
    : { ok: false, error: { kind: 'forbidden' } };

function show(address: string | undefined) {
  const { send, asked } = fakeSend({ picture });
  act(() => render(<Poster send={send} address={address} title="Silo Two" size="small" />, document.body));
  return asked;
}

beforeEach(() => {
  FakeObserver.all = [];
  vi.stubGlobal('IntersectionObserver', FakeObserver);
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

it('shows letters until it is in view, then loads its image only through the cache', async () => {
  const asked = show(ADDRESS);
  expect(document.body.textContent).toBe('ST');
  expect(asked).toEqual([]);
  await comeIntoView();
  expect(asked).toEqual([['picture', { address: ADDRESS }]]);
  expect(document.querySelector('img')?.src).toMatch(/^data:image\/png/);
  await comeIntoView();
  expect(asked).toHaveLength(1);
});

it.each([undefined, 'https://evil.example/x.png'])(
  'keeps showing letters if there is no image: %s',
  async (address) => {
    show(address);
    await comeIntoView();
    expect(document.querySelector('img')).toBeNull();
    expect(document.body.textContent).toBe('ST');
  },
);
