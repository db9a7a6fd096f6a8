import { aroundWords } from '@/components/feed/around/around-words';
import type { PopupActions } from '@/components/feed/popup-actions';
import type { MenuItem } from '@/components/ui/menu';
import { facetName, type NamedSubject, type Subject } from '@/utils/activity/facet-name';
import { titleFacet } from '@/utils/activity/facets';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import type { Mute } from '@/utils/rules/mute';
import { snoozeEnd } from '@/utils/rules/snooze';
import type { FeedRow } from '@/utils/store/read/first-page';
import { isCommentOpen } from './open-comments';
import { mutable, rowActions } from './row-actions';

interface Deps {
  actions: { [K in keyof PopupActions]: (...data: Parameters<PopupActions[K]>) => void };
  onWhy: (row: FeedRow) => void;
  /** Opens the whole comment, or closes it; null if the row shows all of it. */
  onComment: ((row: FeedRow) => void) | null;
  onAround: (subject: Subject) => void;
}

/**
 * The menu of a row: open, mark, star, copy link, who else, about a person, mute the people and shows in it, explain.
 */
export function rowMenu(text: Text, row: FeedRow, { actions, onWhy, onComment, onAround }: Deps): MenuItem[] {
  const { card } = row;
  const explained: MenuItem[] =
    card.activities.length > 0 ? [{ words: text('menu_why'), choose: () => onWhy(row) }] : [];
  const comment: MenuItem[] = onComment
    ? [
        {
          words: text(isCommentOpen(card.id) ? 'comment_less' : 'menu_comment'),
          hint: 'c',
          choose: () => onComment(row),
        },
      ]
    : [];
  const done = rowActions(text, row).flatMap(({ kind, words }): MenuItem[] => {
    if (kind === 'mark') return [{ words, hint: 'm', choose: () => actions.toggleRead(row) }];
    return kind === 'star' ? [{ words, hint: 's', choose: () => actions.star(row) }] : [];
  });
  return [
    { words: text('menu_open'), hint: 'o', choose: () => actions.open(card.id) },
    ...done,
    { words: text('menu_copy'), choose: () => actions.copyLink(card) },
    ...comment,
    ...subjectsOf(row).map((subject) => ({ words: aroundWords(text, subject), choose: () => onAround(subject) })),
    ...muteMenu(text, row, actions),
    ...explained,
  ];
}

/** Titles, and people, of one row with an entry of their own. */
const MAX_SUBJECTS = 2;

function subjectsOf({ card: { activities } }: FeedRow): NamedSubject[] {
  // What others did to the person's own comments says nothing about who has seen a title.
  const about = activities.filter(({ type }) => type !== 'me');
  const titles = about.flatMap((each) => titleFacet(each) ?? []);
  const people = activities.map(({ user }) => `user:${user.slug}`);
  return [titles, people].flatMap((facets) =>
    [...new Set(facets)].slice(0, MAX_SUBJECTS).flatMap((facet) => {
      const name = facetName(facet, activities);
      return name ? [{ facet, name }] : [];
    }),
  );
}

/** The part of the menu that mutes: each person and show of the row, for how long. */
export function muteMenu(text: Text, row: FeedRow, { mute }: Pick<Deps['actions'], 'mute'>): MenuItem[] {
  return mutable(row).map((who) => ({ words: text('menu_mute', who.name), items: lengths(text, who, mute) }));
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
