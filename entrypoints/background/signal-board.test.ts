import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSignalBoard } from '@/entrypoints/background/signal-board';

it('writes only what differs, and reads again after a failed write', async () => {
  fakeBrowser.reset();
  await fakeBrowser.storage.session.set({ revision: 3, check: { done: 1, total: 2 } });
  const board = createSignalBoard();
  const set = vi.spyOn(fakeBrowser.storage.session, 'set');
  await board.set({ check: null, storeProblem: null });
  await board.set({ check: null });
  expect(set.mock.calls).toEqual([[{ check: null }]]);
  set.mockRejectedValueOnce(new Error('full'));
  await expect(board.set({ revision: 4 })).rejects.toThrow('full');
  expect(await board.read()).toMatchObject({ revision: 3, check: null });
  await Promise.all([board.set({ revision: 4 }), board.set({ storeProblem: 'full' })]);
  expect(await board.read()).toMatchObject({ revision: 4, storeProblem: 'full' });
  set.mockRestore();
});
