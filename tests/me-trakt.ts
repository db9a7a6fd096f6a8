import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { runPoll } from '@/utils/poll/run-poll';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { commit } from '@/utils/store/feed-writer';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { saveRound } from '@/utils/store/poller-state';
import { readPage } from '@/utils/store/read/feed-reader';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

/** Checks of what concerns `me`, who is signed in unless said otherwise, and the cards that come of it. */
export function openTrakt(sandbox: Sandbox, clock: { now: number }, me: string, signedIn = true) {
  // As in the world: lists and followers may be an hour old.
  sandbox.control.settings({ edgeCache: true });
  let opened: Promise<Database> | undefined;
  const since = clock.now;
  const source = { kind: 'me', id: 'me', paused: false, since } as const;
  const settings: Settings = { ...DEFAULT_SETTINGS, sources: [source], self: me };
  let isIn = signedIn;
  const auth = async () => (isIn ? `Bearer ${sandbox.control.token(me)}` : null);
  const database = () => {
    opened ??= (async () => {
      globalThis.indexedDB = new IDBFactory();
      const found = await openDatabase('about-you');
      if (!found.ok) throw new Error(found.error.reason);
      return found.value;
    })();
    return opened;
  };
  const deps = {
    protocol: 'v2' as const,
    // As with a real clock, two calls never return the same time.
    now: () => ++clock.now,
    random: () => 0.5,
    createTraktClient: () =>
      createTraktClient({
        protocol: 'v2',
        origin: 'http://sandbox',
        clientId: SANDBOX_CLIENT_ID,
        fetch: sandbox.fetch as typeof fetch,
        now: () => clock.now,
        auth,
      }),
    account: async () => (signedIn ? { slug: me, since, state: isIn ? ('in' as const) : ('ended' as const) } : null),
    keepAlive: async () => {},
    commit,
    saveRound,
    deliver: async () => {},
    minSaving: async () => 0,
    onProgress: async () => {},
  };
  return {
    /** The sign-in ends, or is renewed. */
    endSignIn() {
      isIn = false;
    },
    renewSignIn() {
      isIn = true;
    },
    async check() {
      const round = await runPoll(
        await database(),
        settings,
        { ...deps, collectErrors: createCollectErrors() },
        'tick',
      );
      if (round.failed > 0) throw new Error(`Not read: ${JSON.stringify(round)}`);
    },
    /** All cards, newest first. */
    async cards() {
      const { rows } = await readPage(await database(), { limit: 200 });
      return rows.map(({ card, unread }) => ({ activities: card.activities, level: card.level, unread }));
    },
  };
}
