import { type Activity, type ActivityAction, isLegalPair, type RuleAction } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { episodeCode, episodeCodes } from '@/utils/activity/episode-code';
import type { Excerpt } from '@/utils/activity/item-words';
import { episodesOf, extras, itemDetail, joinParts, nameIn, titleOf } from '@/utils/activity/item-words';
import { namesOf, people } from '@/utils/activity/people';
import { sentenceSubject } from '@/utils/activity/sentence-subject';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { MessageKey, PluralKey, Text } from '@/utils/lib/text';

type Singular<Key> = Key extends `${infer Base}_many` ? Base : never;
/** `<key>` is for one person, `<key>_many` for several: in most languages the verb differs. */
type Verb = Singular<Extract<MessageKey, `sentence_${string}_many`>>;
type PluralVerb = Singular<Extract<PluralKey, `sentence_${string}_many`>>;

const of = <K extends Verb | PluralVerb>(key: K, many: boolean): K | `${K}_many` => (many ? `${key}_many` : key);

/** The text of a card, in two short lines; also title and message of its notification. Plain text, never HTML. */
export interface Sentence {
  /** Who did what: "Mia watched Severance". */
  title: string;
  /** The rest: "S02E05 · Trojan's Horse". May be empty. */
  detail: string;
  /** The names in the title, exactly as they appear there: for emphasis, and for isolation in mixed directions. */
  names?: readonly string[] | undefined;
}

/** Several episodes of one show: `$1` how many, `$2` who, `$3` the show. */
const EPISODES: Partial<Record<ActivityAction, PluralVerb>> = {
  scrobble: 'sentence_watched_episodes',
  checkin: 'sentence_watched_episodes',
  seen: 'sentence_seen_episodes',
  collection: 'sentence_collection_episodes',
  rating: 'sentence_rating_episodes',
  watchlist: 'sentence_watchlist_episodes',
};

/** Several titles: `$1` how many, `$2` who. */
const TITLES: Partial<Record<ActivityAction, PluralVerb>> = {
  collection: 'sentence_collection_titles',
  watchlist: 'sentence_watchlist_titles',
};

/** One item: `$1` who, `$2` what. */
function verbOf({ action, mine }: Activity): Verb {
  const verb = `sentence_${action as RuleAction}` as const;
  return mine?.review ? (`${verb}_review` as Verb) : verb;
}

/** Maximum number of titles that are named one by one. */
const MAX_TITLES = 8;

/**
 * The sentence for the members of one card (newest first). Call it through `sentence`; directly only where the code for
 * comments is not loaded yet, as in the popup's first paint.
 *
 * @param excerpt null: comment texts are left out
 */
export function wording(
  text: Text,
  activities: readonly Activity[],
  spoilerContext: SpoilerContext,
  excerpt: Excerpt | null,
): Sentence {
  const { main, members, still } = sentenceSubject(activities);
  if (!main) return { title: '', detail: '' };
  const names = namesOf(members, text.locale);
  const subject = nameIn(text, titleOf(main) ?? main.list?.name ?? '');
  const one = { names: [...names.slice(0, 2), subject] };
  const who = people(text, names);
  if (!isLegalPair(main.type, main.action)) {
    return {
      ...one,
      title: subject ? text('sentence_unknown', who, subject) : text('sentence_unknown_untitled', who),
      detail: joinParts([nameIn(text, main.action), itemDetail(text, main, spoilerContext)]),
    };
  }
  const many = names.length > 1;
  const several = severalThings(text, names, main, members);
  if (several)
    return { ...one, ...several, detail: joinParts([several.detail, ...stillWatching(text, members, still)]) };
  return {
    ...one,
    title: text(of(verbOf(main), many), who, subject),
    detail: joinParts([
      itemDetail(text, main, spoilerContext),
      (members.length === 1 && main.reaction) || '',
      ...extras(text, activities, spoilerContext, excerpt),
      ...stillWatching(text, members, still),
    ]),
  };
}

/** The sentence for a binge or a bulk action; null for a single item, or where there is no message for it. */
function severalThings(
  text: Text,
  names: readonly string[],
  main: Activity,
  members: readonly Activity[],
): Sentence | null {
  const things = new Set(members.map((each) => coalesceKey(each) ?? each.id)).size;
  const action = main.action as ActivityAction;
  const who = people(text, names);
  const many = names.length > 1;
  const all = [...new Set(members.map((each) => titleOf(each) ?? ''))]
    .filter(Boolean)
    .map((title) => nameIn(text, title));
  const more = all.length - MAX_TITLES;
  const titles = [...all.slice(0, MAX_TITLES), ...(more > 0 ? [text.plural('sentence_more_titles', more)] : [])].join(
    ', ',
  );
  if (action === 'item_added' && members.length > 1) {
    const list = nameIn(text, main.list?.name ?? '');
    const title = text.plural(of('sentence_item_added_titles', many), members.length, who, list);
    return { title, detail: titles, names: [...names.slice(0, 2), list] };
  }
  if (main.type === 'me' || (things < 2 && episodesOf(main).length < 2)) return null;
  const episodes = members.flatMap(episodesOf);
  const [show = ''] = all;
  if (action === 'watching') {
    // For some people only the show is known, so no episodes are attributed to them.
    const known = !many || members.every((each) => episodesOf(each).length > 0);
    return { title: text(of('sentence_watching', many), who, show), detail: known ? episodeCodes(episodes) : '' };
  }
  const [episodesKey, titlesKey] = [EPISODES[action], TITLES[action]];
  const codes = new Set(episodes.map(episodeCode)).size;
  if (episodesKey && all.length === 1 && codes > 0) {
    return { title: text.plural(of(episodesKey, many), codes, who, show), detail: episodeCodes(episodes) };
  }
  return titlesKey ? { title: text.plural(of(titlesKey, many), members.length, who), detail: titles } : null;
}

/** Who is still watching: the episodes, if the sentence already names the person's play, otherwise the names. */
function stillWatching(text: Text, members: readonly Activity[], still: readonly Activity[]): string[] {
  const done = new Set(members.map(({ user }) => user.slug));
  const others = still.filter(({ user }) => !done.has(user.slug));
  const episodes = still.filter(({ user }) => done.has(user.slug)).flatMap(episodesOf);
  const names = namesOf(others, text.locale);
  const key = of('sentence_also_watching', names.length > 1);
  return [
    episodes.length > 0 ? text('sentence_still_watching', episodeCodes(episodes)) : '',
    names.length > 0 ? text(key, people(text, names)) : '',
  ];
}
