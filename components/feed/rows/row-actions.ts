import { STAR } from '@/components/ui/icons';
import { DONE, MORE, MUTED, UNREAD } from '@/components/ui/more-icons';
import { idOf } from '@/utils/activity/has-id';
import { nameOf } from '@/utils/activity/people';
import type { Text } from '@/utils/lib/text';
import type { Mute } from '@/utils/rules/mute';
import type { FeedRow } from '@/utils/store/read/first-page';

/** What a button of a row does. `mute` and `menu` open a menu. */
export interface RowAction {
  kind: 'mark' | 'star' | 'mute' | 'menu';
  words: string;
  icon: string;
}

/** What can be done with a row, wherever it is offered: over the row, in its details, in its menu. */
export function rowActions(text: Text, row: FeedRow): RowAction[] {
  const { card, unread } = row;
  const all: RowAction[] = [
    { kind: 'mark', words: text(unread ? 'menu_read' : 'menu_unread'), icon: unread ? DONE : UNREAD },
  ];
  if (card.activities.length > 0) {
    all.push({ kind: 'star', words: text(card.starred === undefined ? 'star_add' : 'star_remove'), icon: STAR });
  }
  if (mutable(row).length > 0) all.push({ kind: 'mute', words: text('mute_title'), icon: MUTED });
  return [...all, { kind: 'menu', words: text('menu_label'), icon: MORE }];
}

export const opensMenu = ({ kind }: RowAction): boolean => kind === 'mute' || kind === 'menu';

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
