import type { Browser } from 'wxt/browser';
import type { Text } from '@/utils/lib/text';
import { UNREAD_LIMIT } from '@/utils/store/read/first-page';

/** What the toolbar button shows. */
export interface BadgeState {
  /** Number of unread cards; `UNREAD_LIMIT` means "that or more". */
  unread: number;
  /** Whether the person wants to see the number. */
  counts: boolean;
  paused: boolean;
  /** End of the snooze as text, or null. */
  snoozed: string | null;
  /** Reading requires the person to act: the Client ID is missing or rejected, or the sign-in has ended. */
  hasProblem: boolean;
  /** The browser does not let Lookout reach Trakt, because the person revoked that. */
  noAccess: boolean;
  /** When Trakt's allowance is available again, as text, or null. */
  usedUp: string | null;
  /** When Lookout retries while Trakt is down, as text, or null. */
  retryAt: string | null;
  /** Since when nothing could be read, as text, or null. */
  stale: string | null;
}

const UNREAD_COLOR = '#1f6f94';
const QUIET_COLOR = '#6b7280';
const PROBLEM_COLOR = '#a85b00';

/**
 * Draws the button, always from the store's count, never incremented or decremented. What a worker has set already is
 * not set again: each call wakes the browser's own process.
 */
export function createBadge(action: typeof Browser.action, text: Text): (state: BadgeState) => Promise<void> {
  const last = new Map<string, string>();
  const set = async <T>(name: string, value: T, call: (value: T) => Promise<void>): Promise<void> => {
    const wanted = JSON.stringify(value);
    if (last.get(name) === wanted) return;
    last.set(name, wanted);
    try {
      await call(value);
    } catch (error) {
      last.delete(name);
      throw error;
    }
  };
  return async (state) => {
    const { badge, color, title, folder } = look(text, state);
    await Promise.all([
      set('text', { text: badge }, (value) => action.setBadgeText(value)),
      set('color', { color }, (value) => action.setBadgeBackgroundColor(value)),
      set('title', { title }, (value) => action.setTitle(value)),
      set('icon', { path: { 16: `/${folder}/16.png`, 32: `/${folder}/32.png` } }, (value) => action.setIcon(value)),
    ]);
  };
}

function look(text: Text, state: BadgeState): { badge: string; color: string; title: string; folder: string } {
  const { unread, counts, paused, snoozed, noAccess, usedUp, retryAt, stale } = state;
  const hasProblem = state.hasProblem || noAccess;
  const count = unread >= UNREAD_LIMIT ? `${UNREAD_LIMIT - 1}+` : unread > 0 ? String(unread) : '';
  const quiet = paused ? text('badge_paused') : snoozed && text('badge_snoozed', snoozed);
  const title = [
    text('extName'),
    unread > 0 ? text.plural('badge_unread', unread) : null,
    hasProblem
      ? text(noAccess ? 'badge_no_access' : 'badge_trouble')
      : quiet ||
        (usedUp && text('badge_used_up', usedUp)) ||
        (stale && text('badge_stale', stale)) ||
        (retryAt && text('error_unreachable', retryAt)),
  ];
  return {
    badge: hasProblem ? '!' : counts ? count : '',
    color: hasProblem ? PROBLEM_COLOR : quiet ? QUIET_COLOR : UNREAD_COLOR,
    title: title.filter((part) => part !== null).join(' · '),
    folder: quiet || usedUp || stale ? 'icon/grey' : 'icon',
  };
}
