import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSignals, type Signals, signal, watchSignals } from './signals';

let heard: Partial<Signals>[];
let stop: () => void;

beforeEach(() => {
  fakeBrowser.reset();
  heard = [];
  stop?.();
  stop = watchSignals((change) => heard.push(change));
});

it('reports to open pages that the disk is full, and that it no longer is', async () => {
  await signal({ storeProblem: 'full' });
  await signal({ storeProblem: null });
  expect(heard).toEqual([{ storeProblem: 'full' }, { storeProblem: null }]);
  expect(await readSignals()).toMatchObject({ storeProblem: null });
});

it('reports each change separately, and ignores anything that is not a signal', async () => {
  await signal({ check: { done: 1, total: 2 } });
  await fakeBrowser.storage.session.set({ 'view:popup': {} });
  await signal({ revision: 1 });
  expect(heard).toEqual([{ check: { done: 1, total: 2 } }, { revision: 1 }]);
});

it('reports the end of a check when its signal is removed, and nothing after the listener stops', async () => {
  await signal({ check: { done: 1, total: 2 } });
  await fakeBrowser.storage.session.remove('check');
  expect(heard.at(-1)).toEqual({ check: null });
  stop();
  await signal({ revision: 2 });
  expect(heard).toHaveLength(2);
  await vi.waitFor(async () => expect((await readSignals()).revision).toBe(2));
});
