import { browser } from 'wxt/browser';
import { ensureAlarm } from '@/entrypoints/background/alarms';
import { drawMenu } from '@/entrypoints/background/menu';
import type { Services } from '@/entrypoints/background/services';
import { signInKey } from '@/utils/account/account';
import { deviceDue } from '@/utils/account/device-wait';
import { readAccount } from '@/utils/account/read-account';
import { inOrder } from '@/utils/lib/in-order';
import { shortTime } from '@/utils/lib/relative-time';
import { raiseRevision } from '@/utils/messaging/signals';
import { drawBadge } from '@/utils/notify/badge';
import { isWaiting } from '@/utils/poll/budget';
import { followsOf } from '@/utils/poll/follows';
import { staleSince } from '@/utils/poll/stale';
import { streamsFor } from '@/utils/sources/streams';
import { holdEnd } from '@/utils/store/delivery';
import { readUnreadCount } from '@/utils/store/feed-reader';
import { readPollerState } from '@/utils/store/poller-state';
import { readFollowing } from '@/utils/store/stream-states';

type Needs = Pick<Services, 'connection' | 'settings' | 'text' | 'database' | 'now'>;

/**
 * Brings in line what follows from store and settings and stands outside of both: alarm, badge, menu, and word to open
 * pages. In the order of the calls: a look from before a change must not undo what was done for it.
 */
export function createChanged({ connection, settings, text, database, now }: Needs): Services['changed'] {
  return inOrder(async () => {
    const current = await settings.read();
    const db = await database(current);
    const snoozed = (current.snoozeUntil ?? 0) > now() ? current.snoozeUntil : null;
    const held = db.ok ? await holdEnd(db.value, now()) : null;
    const ends = [snoozed, held, await deviceDue()].filter((end) => end !== null);
    const end = ends.length > 0 ? Math.min(...ends) : null;
    const follows = db.ok ? followsOf(await readFollowing(db.value)) : undefined;
    const streams = streamsFor(connection(current).protocol, current.sources, current.rules, follows);
    await ensureAlarm(browser.alarms, current, streams, end, now());
    const state = db.ok ? await readPollerState(db.value) : undefined;
    const refused = state?.budget.waitReason === 'key-refused' && isWaiting(state.budget, now());
    const noKey = current.sources.length > 0 && connection(current).clientId === null;
    const account = await readAccount(signInKey(connection(current)));
    const snoozedUntil = snoozed === null ? null : shortTime(snoozed, now(), text.locale);
    const stale = staleSince(state, current, now());
    await drawBadge(browser.action, text, {
      unread: db.ok ? await readUnreadCount(db.value) : 0,
      counts: current.badge,
      paused: current.paused,
      snoozed: snoozedUntil,
      trouble: !db.ok || refused || noKey || account?.state === 'ended',
      stale: stale === null ? null : shortTime(stale, now(), text.locale),
    });
    await drawMenu(text, snoozedUntil);
    await raiseRevision();
  });
}
