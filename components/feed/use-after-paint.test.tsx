// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AfterPaint } from '@/components/feed/after-paint';
import { useAfterPaint } from '@/components/feed/use-after-paint';

let rest: AfterPaint | 'missing' | null;
let reloads: number;
const reload = () => {
  reloads += 1;
};
const here = {} as AfterPaint;
const loads = async () => here;
const fails = async (): Promise<AfterPaint> => {
  throw new TypeError('Failed to fetch dynamically imported module');
};

function Probe({ load }: { load: () => Promise<AfterPaint> }) {
  rest = useAfterPaint(true, load, reload);
  return null;
}
/** Opens the page. Session storage is all that survives a reload. */
async function openPage(load: () => Promise<AfterPaint>) {
  act(() => render(null, document.body));
  await act(async () => render(<Probe load={load} />, document.body));
}

beforeEach(() => {
  sessionStorage.clear();
  reloads = 0;
});
afterEach(() => act(() => render(null, document.body)));

it('reloads the page once for a script that an update removed', async () => {
  await openPage(fails);
  await vi.waitFor(() => expect(reloads).toBe(1));
  await openPage(loads);
  expect(rest).toBe(here);
  // A later update.
  await openPage(fails);
  expect(reloads).toBe(2);
});

it('does not reload again if the script is still missing', async () => {
  for (let opened = 0; opened < 5; opened += 1) await openPage(fails);
  expect(reloads).toBe(1);
  expect(rest).toBe('missing');
});
