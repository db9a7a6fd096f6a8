import fc from 'fast-check';
import { expect, it } from 'vitest';
import { open } from '@/entrypoints/background/lifecycle';
import { chooseFromMenu } from '@/entrypoints/background/menu';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { activity, person } from '@/tests/builders/activity';
import { userSource } from '@/tests/builders/source';
import { commitRows } from '@/tests/builders/store';
import { type Lookout, startLookout } from '@/tests/lookout';
import type { ActivityAction } from '@/utils/activity/activity';
import { MINUTE } from '@/utils/lib/time';
import { updateCoverage } from '@/utils/poll/coverage';
import { createJudge } from '@/utils/poll/judge';
import { isAtLeast } from '@/utils/rules/rule';
import { withoutSource, withSource } from '@/utils/settings/changes';
import { deleteFeed, limitsOf, prune } from '@/utils/store/prune';
import { readUnreadCount } from '@/utils/store/read/feed-reader';
import { markAllRead, markRead, markUnread } from '@/utils/store/read-marks';
import type { Card, CardKey } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const RUNS = 5;
const OPERATIONS = 200;
const PEOPLE = ['Mia', 'Ben', 'Zoe'];
const SHOWS = Array.from({ length: 12 }, (_, index) => ({
  title: `Show ${index}`,
  ids: { trakt: index, slug: `show-${index}` },
}));
/** Actions with the levels notify, badge and feed. */
const ACTIONS: ActivityAction[] = ['scrobble', 'rating', 'watchlist', 'watching', 'collection'];

/** Model of the unread cards, computed without the store: a card is unread while one of its activities is. */
interface Model {
  lookout: Lookout;
  unread: Set<string>;
  undo: CardKey[];
  made: number;
}

const cardsOf = async ({ lookout }: Model): Promise<Card[]> => (await lookout.db()).getAll('cards');
const members = (cards: readonly Card[]) => cards.flatMap(({ activities }) => activities.map(({ id }) => id));
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

type Operation = [kind: string, a: number, b: number, c: number];

/** What happens, and how it changes the model. */
const OPERATIONS_BY_KIND: Record<string, (model: Model, a: number, b: number, c: number) => Promise<unknown>> = {
  async happens(model, who, what, count) {
    const { lookout, unread } = model;
    const { settings } = lookout.services;
    const { sources, rules, conditions, self, mutes } = await settings.read();
    const user = person(pick(PEOPLE, who) ?? 'Mia');
    const mine = sources.filter(({ id }) => id === `user:${user.slug}`);
    const policy = { rules, conditions, self, mutes, watchlist: null, now: lookout.now() };
    const rows = Array.from({ length: 1 + (count % 3) }, (_, index) => {
      model.made += 1;
      const action = pick(ACTIONS, what) ?? 'scrobble';
      const made = activity({
        id: `history:${model.made}`,
        at: lookout.now() - index * MINUTE,
        action,
        user,
        show: pick(SHOWS, what + count + index),
        // A separate card: a repetition by the same person is not unread again.
        episode: { season: 1, number: model.made },
        ...(action === 'rating' ? { rating: { value: 1 + (count % 10), advanced: true } } : {}),
      });
      const coverage = updateCoverage(undefined, { sources: mine, paused: false, rules, people: null, now: 0 });
      const judge = createJudge({ sources: mine, coverage, policy, follows: new Set() });
      const state = { ...newStreamState('history'), lastGoodRead: count % 7 === 0 ? null : 1 };
      const stream = { protocol: 'v2', kind: 'history', user: user.slug, sourceIds: [] } as const;
      return judge({ activity: made, fresh: count % 5 !== 0 }, { ...stream, sourceIds: [] }, state) ?? [];
    }).flat();
    // Read twice, as by two streams.
    await commitRows(await lookout.db(), rows, { now: lookout.now() });
    await commitRows(await lookout.db(), rows, { now: lookout.now() });
    for (const { activity: made, decision, baseline, fresh } of rows) {
      if (fresh && !baseline && isAtLeast(decision.level, 'badge')) unread.add(made.id);
    }
  },
  async reads(model, which) {
    const card = pick(await cardsOf(model), which);
    if (!card) return;
    await markRead(await model.lookout.db(), [card.id], model.lookout.now());
    for (const id of members([card])) model.unread.delete(id);
  },
  async opens(model, which) {
    const card = pick(await cardsOf(model), which);
    if (!card) return;
    await open(model.lookout.services, card.id);
    for (const id of members([card])) model.unread.delete(id);
  },
  async 'reads all'(model) {
    model.undo = await markAllRead(await model.lookout.db(), model.lookout.now());
    model.unread.clear();
  },
  async undoes(model) {
    await markUnread(await model.lookout.db(), model.undo);
    const again = (await cardsOf(model)).filter(({ id }) => model.undo.some((key) => key[1] === id));
    for (const id of members(again)) model.unread.add(id);
  },
  async mutes({ lookout }, who, how) {
    const name = pick(PEOPLE, who) ?? 'Mia';
    const target = { kind: 'user', id: name.toLowerCase() } as const;
    const commands = settingsCommands(lookout.services);
    if (how % 3 > 0) await commands.unmute(target);
    else await commands.mute({ ...target, name, until: how % 2 === 0 ? null : lookout.now() + 10 * MINUTE });
  },
  async conditions({ lookout }, least) {
    const { conditions } = await lookout.services.settings.read();
    await settingsCommands(lookout.services).setPreferences({
      conditions: { ...conditions, ratingAtLeast: least % 2 === 0 ? null : 1 + (least % 10) },
    });
  },
  snoozes: ({ lookout }, how) =>
    chooseFromMenu(lookout.services, pick(['snooze:quarter', 'snooze-end', 'snooze:hour'], how) ?? ''),
  async removes({ lookout }, who, how) {
    const slug = (pick(PEOPLE, who) ?? 'Mia').toLowerCase();
    const { settings } = lookout.services;
    await settings.change((before) =>
      how % 4 === 0 ? withoutSource(before, `user:${slug}`) : withSource(before, userSource(slug)),
    );
  },
  async waits({ lookout }, minutes) {
    lookout.pass((minutes % 40) * MINUTE);
  },
  delivers: ({ lookout }) => lookout.services.flushOutbox(),
  async restarts({ lookout }) {
    lookout.restart();
    await lookout.services.flushOutbox();
  },
  prunes: async ({ lookout }, rows) =>
    prune(await lookout.db(), limitsOf({ days: null, rows: rows % 20 }, null, lookout.now())),
  async deletes(model, how) {
    if (how % 6 !== 0) return;
    await deleteFeed(await model.lookout.db());
    model.unread.clear();
  },
  async counts({ lookout }, how) {
    await settingsCommands(lookout.services).setPreferences({ badge: how % 4 !== 0 });
  },
};

const kinds = Object.keys(OPERATIONS_BY_KIND).flatMap((kind) =>
  Array.from({ length: kind === 'happens' ? 30 : 1 }, () => kind),
);
const operation: fc.Arbitrary<Operation> = fc.tuple(
  fc.constantFrom(...kinds),
  fc.nat(1000),
  fc.nat(1000),
  fc.nat(1000),
);

it(`shows the number of unread cards through ${RUNS * OPERATIONS} random operations`, {
  timeout: 600_000,
}, async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: OPERATIONS, maxLength: OPERATIONS }), async (operations) => {
      const lookout = await startLookout({ sources: PEOPLE.map((name) => userSource(name.toLowerCase())) });
      const model: Model = { lookout, unread: new Set(), undo: [], made: 0 };
      for (const [kind, a, b, c] of operations) {
        await OPERATIONS_BY_KIND[kind]?.(model, a, b, c);
        await lookout.services.refreshBrowserUi();
        const cards = await cardsOf(model);
        const count = cards.filter(({ activities }) => activities.some(({ id }) => model.unread.has(id))).length;
        expect(await readUnreadCount(await lookout.db()), kind).toBe(count);
        const { badge } = await lookout.services.settings.read();
        expect(lookout.browser.toolbar.text, kind).toBe(badge && count > 0 ? String(count) : '');
        most = Math.max(most, count);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Guards against a run that tried nothing.
  expect(most).toBeGreaterThan(10);
});
