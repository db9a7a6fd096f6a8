import type { PopupActions } from '@/components/feed/popup-actions';
import type { MenuItem } from '@/components/ui/menu';
import { idOf } from '@/utils/activity/has-id';
import { nameOf } from '@/utils/activity/people';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import type { Mute } from '@/utils/rules/mute';
import { snoozeEnd } from '@/utils/rules/snooze';
import type { FeedRow } from '@/utils/store/read/first-page';

interface Deps {
  actions: { [K in keyof PopupActions]: (...data: Parameters<PopupActions[K]>) => void };
  onWhy: (row: FeedRow) => void;
  /** Opens the whole comment, or closes it; null if the row shows all of it. */
  onComment: ((row: FeedRow) => void) | null;
}

/** The menu of a row: open, mark, star, copy link, explain, and mute the people and shows in it. */
export function rowMenu(text: Text, row: FeedRow, { actions, onWhy, onComment }: Deps): MenuItem[] {
  const { card, unread } = row;
  const explained: MenuItem[] =
    card.activities.length > 0 ? [{ words: text('menu_why'), choose: () => onWhy(row) }] : [];
  const comment: MenuItem[] = onComment
    ? [{ words: text('menu_comment'), hint: 'c', choose: () => onComment(row) }]
    : [];
  const star: MenuItem[] =
    card.activities.length > 0
      ? [
          {
            words: text(card.starred === undefined ? 'star_add' : 'star_remove'),
            hint: 's',
            choose: () => actions.star(row),
          },
        ]
      : [];
  return [
    { words: text('menu_open'), hint: 'o', choose: () => actions.open(card.id) },
    { words: text(unread ? 'menu_read' : 'menu_unread'), hint: 'm', choose: () => actions.toggleRead(row) },
    ...star,
    { words: text('menu_copy'), choose: () => actions.copyLink(card) },
    ...comment,
    ...muteMenu(text, row, actions),
    ...explained,
  ];
}

/** The part of the menu that mutes: each person and show of the row, for how long. */
export function muteMenu(text: Text, row: FeedRow, { mute }: Pick<Deps['actions'], 'mute'>): MenuItem[] {
  return mutable(row).map((who) => ({ words: text('menu_mute', who.name), items: lengths(text, who, mute) }));
}

/** The people and shows of a row, without duplicates; only the first few of many. */
export function mutable({ card }: FeedRow): Omit<Mute, 'until'>[] {
  const found = new Map<string, Omit<Mute, 'until'>>();
  for (const { user } of card.activities) {
    found.set(`user:${user.slug}`, { kind: 'user', id: user.slug, name: nameOf(user) });
  }
  const people = [...found.values()].slice(0, 3);
  const shows = new Map<string, Omit<Mute, 'until'>>();
  for (const { show } of card.activities) {
    const id = show && idOf(show.ids);
    if (show && id !== undefined) shows.set(id, { kind: 'show', id, name: show.title });
  }
  if (card.tally) shows.set(card.tally.show, { kind: 'show', id: card.tally.show, name: card.tally.title });
  return [...people, ...[...shows.values()].slice(0, 2)];
}

function lengths(text: Text, who: Omit<Mute, 'until'>, mute: (mute: Mute) => void): MenuItem[] {
  const until = (end: () => number | null) => () => mute({ ...who, until: end() });
  return [
    { words: text('snooze_hour'), choose: until(() => snoozeEnd('hour', Date.now())) },
    { words: text('snooze_tomorrow'), choose: until(() => snoozeEnd('tomorrow', Date.now())) },
    { words: text('mute_week'), choose: until(() => Date.now() + 7 * DAY) },
    { words: text('mute_for_good'), choose: until(() => null) },
  ];
}
