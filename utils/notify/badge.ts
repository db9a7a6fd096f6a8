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

/** Always drawn from the store's count, never incremented or decremented. */
export async function drawBadge(action: typeof Browser.action, text: Text, state: BadgeState): Promise<void> {
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
  const folder = quiet || usedUp || stale ? 'icon/grey' : 'icon';
  await Promise.all([
    action.setBadgeText({ text: hasProblem ? '!' : counts ? count : '' }),
    action.setBadgeBackgroundColor({ color: hasProblem ? PROBLEM_COLOR : quiet ? QUIET_COLOR : UNREAD_COLOR }),
    action.setTitle({ title: title.filter((part) => part !== null).join(' · ') }),
    action.setIcon({ path: { 16: `/${folder}/16.png`, 32: `/${folder}/32.png` } }),
  ]);
}
