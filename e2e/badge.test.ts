import { expect, inject, it } from 'vitest';
import type { CardKey } from '@/utils/store/schema';
import { command } from './harness/command';
import { seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { snapshot } from './harness/store-snapshot';

/** Fewer in Firefox, where each takes longer. */
const OPERATIONS = inject('browser') === 'firefox' ? 250 : 1000;
/** How often the whole store is compared; the badge is compared after every operation. */
const EVERY = 25;

it(`shows the store’s unread count through ${OPERATIONS} operations`, async () => {
  const { lookout } = await stage();
  const { driver, database } = lookout;
  const { cards, unread } = someCards(60, Date.now());
  const popup = await lookout.openPopup();
  await popup.getByText('Your list is empty').waitFor();
  await popup.close();
  await seedCards(driver, database, { cards, unread });
  const model = new Set(unread);
  const keyOf = new Map(cards.map(({ id, key }) => [id, key]));
  let undo: readonly CardKey[] = [];
  let state = 11;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  // The test writes to the store directly; the button follows after the first command.
  await command(driver, 'markRead', { ids: [] });
  for (let done = 1; done <= OPERATIONS; done += 1) {
    const some = Array.from({ length: 1 + draw(4) }, () => cards[draw(cards.length)]?.id ?? '');
    const what = draw(40);
    if (what === 0) {
      const reply = await command(driver, 'markAllRead');
      undo = reply.ok ? reply.keys : [];
      model.clear();
    } else if (what === 1) {
      await command(driver, 'markUnread', { keys: [...undo] });
      for (const [, id] of undo) model.add(id);
    } else if (what === 2) {
      await lookout.stopWorker();
    } else if (what < 20) {
      await command(driver, 'markRead', { ids: some });
      for (const id of some) model.delete(id);
    } else {
      await command(driver, 'markUnread', { keys: some.map((id) => keyOf.get(id)).filter((key) => key !== undefined) });
      for (const id of some) model.add(id);
    }
    expect(await lookout.badge(), `after ${done}`).toBe(model.size > 0 ? String(model.size) : '');
    if (done % EVERY > 0) continue;
    const { stores } = await snapshot(driver, database);
    expect(stores.unread?.length, `after ${done}`).toBe(model.size);
  }
});
