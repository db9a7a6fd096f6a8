import { browser } from 'wxt/browser';
import { ensureAlarm } from '@/entrypoints/background/alarms';
import { listingsBasis, makeListings } from '@/entrypoints/background/keep-listings';
import { drawMenu } from '@/entrypoints/background/menu';
import type { Services, SettingsAccess } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import { readSignInState } from '@/utils/account/sign-in-state';
import { shortTime } from '@/utils/lib/relative-time';
import { serialize } from '@/utils/lib/serialize';
import type { Signals } from '@/utils/messaging/signals';
import { createBadge } from '@/utils/notify/badge';
import { followsOf } from '@/utils/poll/follows';
import { keepCoverage } from '@/utils/poll/keep-coverage';
import { staleSince } from '@/utils/poll/stale';
import { serverKey } from '@/utils/server/connection';
import { hasHostAccess } from '@/utils/server/host-access';
import type { Settings } from '@/utils/settings/settings';
import { restingSignedOut } from '@/utils/sources/resting-signed-out';
import { streamsFor } from '@/utils/sources/streams';
import { nextDeferralEnd } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import type { ListingSettings } from '@/utils/store/read/source-problem';
import { obstacleOf, standstillOf } from '@/utils/store/read/waiting';
import { readUiState } from '@/utils/store/ui-state';

type Deps = Pick<Services, 'connection' | 'text' | 'database' | 'now' | 'loadScript' | 'signals'> &
  Pick<SettingsAccess, 'read'>;

/**
 * Updates alarm, badge, menu and open pages from settings and store. Calls are serialized, so that an older snapshot
 * never overwrites a newer one.
 */
export function createRefreshBrowserUi(deps: Deps): Services['refreshBrowserUi'] {
  const { connection, text, database, now, signals, read } = deps;
  const drawBadge = createBadge(browser.action, text);
  return serialize(async () => {
    const current = await read();
    const db = await database(current);
    const snoozed = (current.snoozeUntil ?? 0) > now() ? current.snoozeUntil : null;
    // A store that cannot be read is reported, and the rest continues.
    const { storeProblem, listings: known, revision } = await signals.read();
    const { account, deviceDue } = await readSignInState(serverKey(connection(current)));
    const listed = { ...current, signedOut: account === null };
    const stored = db.ok
      ? await look(db.value, listed, known, deps).catch(console.error as () => undefined)
      : undefined;
    const standstill = standstillOf(stored?.state?.budget, now());
    const usedUp = standstill?.error.kind === 'used-up' ? standstill.until : null;
    const ends = [snoozed, stored?.deferredUntil ?? null, usedUp, deviceDue].filter((end) => end !== null);
    const end = ends.length > 0 ? Math.min(...ends) : null;
    const streams = streamsFor(connection(current).protocol, current.sources, current.rules, stored?.follows);
    await ensureAlarm(browser.alarms, current, streams, end, now());
    const state = stored?.state;
    const refused = standstill?.error.kind === 'key-refused';
    const noKey = current.sources.length > 0 && connection(current).clientId === null;
    const noAccess = !(await hasHostAccess(browser.permissions, connection(current)));
    const snoozedUntil = snoozed === null ? null : shortTime(snoozed, now(), text.locale);
    const stale = staleSince(
      state,
      account ? current : { ...current, sources: restingSignedOut(current.sources) },
      now(),
    );
    const obstacle = obstacleOf(state, now());
    const retryAt = obstacle?.error.kind === 'unreachable' ? obstacle.until : null;
    await drawBadge({
      unread: stored?.unread ?? 0,
      counts: current.badge,
      paused: current.paused,
      snoozed: snoozedUntil,
      hasProblem: !stored || Boolean(storeProblem) || refused || noKey || account?.state === 'ended',
      noAccess,
      usedUp: usedUp === null ? null : shortTime(usedUp, now(), text.locale),
      retryAt: retryAt === null ? null : shortTime(retryAt, now(), text.locale),
      stale: stale === null ? null : shortTime(stale, now(), text.locale),
    });
    await drawMenu(text, snoozedUntil);
    const listings = db.ok && stored ? await keepListings(db.value, listed, stored, known, deps) : null;
    await signals.set({ listings, revision: revision + 1 });
  });
}

/**
 * Reads what badge, alarm and pages show of the store. Also updates coverage: a source that is switched off and on
 * again between two checks must count as a new wish.
 */
async function look(
  db: Database,
  settings: Settings & ListingSettings,
  known: Signals['listings'],
  { now: clock, loadScript }: Deps,
) {
  const now = clock();
  const isNew = (poller: PollerState | undefined) => listingsBasis(db, settings, poller) !== known?.basis;
  const { poller, coverage: before, following, outbox, unread, outlines } = await readUiState(db, isNew);
  const coverage = await keepCoverage(db, settings, following.get('follows'), now, { known: before });
  // If the store is lost before the next round, the old coverage must not come back.
  if (JSON.stringify(before) !== JSON.stringify(coverage)) await keepSentinel(db, loadScript, now);
  return {
    deferredUntil: nextDeferralEnd(outbox, now),
    follows: followsOf(following),
    state: poller,
    unread,
    outlines,
  };
}

/** The summary of all listings: the known one, or a new one if something has changed. */
async function keepListings(
  db: Database,
  settings: ListingSettings,
  { state, outlines }: Awaited<ReturnType<typeof look>>,
  known: Signals['listings'],
  deps: Deps,
): Promise<Signals['listings']> {
  const basis = listingsBasis(db, settings, state);
  if (known?.basis === basis) return known;
  const made = await makeListings(db, settings, outlines, deps).catch(console.error as () => undefined);
  return made ? { ...made, basis } : null;
}
