import { type Activity, type ActivityAction, isLegalPair, type Person } from '@/utils/activity/activity';
import { commentExcerpt } from '@/utils/activity/comment-excerpt';
import { episodeCode, episodeCodes } from '@/utils/activity/episode-code';
import { itemKey } from '@/utils/activity/item-key';
import type { Episode } from '@/utils/activity/media';
import type { MessageKey, PluralKey, Text } from '@/utils/lib/text';

type Singular<Key> = Key extends `${infer Base}_many` ? Base : never;
/** `<key>` says it of one person, `<key>_many` of several: in most languages the verb changes with them. */
type Verb = Singular<Extract<MessageKey, `sentence_${string}_many`>>;
type PluralVerb = Singular<Extract<PluralKey, `sentence_${string}_many`>>;

const of = <K extends Verb | PluralVerb>(key: K, many: boolean): K | `${K}_many` => (many ? `${key}_many` : key);

/** What a card says, in two short lines; also the title and message of its notification. Plain text, never HTML. */
export interface Sentence {
  /** Who did what: "Mia watched Severance". */
  title: string;
  /** The rest: "S02E05 · Trojan's Horse". May be empty. */
  detail: string;
}

/** One thing: `$1` who, `$2` what. */
const ONE: Readonly<Record<ActivityAction, Verb>> = {
  watching: 'sentence_watching',
  scrobble: 'sentence_scrobble',
  checkin: 'sentence_checkin',
  seen: 'sentence_seen',
  collection: 'sentence_collection',
  rating: 'sentence_rating',
  watchlist: 'sentence_watchlist',
  shout: 'sentence_shout',
  review: 'sentence_review',
  created: 'sentence_created',
  item_added: 'sentence_item_added',
};

/** Several episodes of one show: `$1` how many, `$2` who, `$3` the show. */
const EPISODES: Partial<Record<ActivityAction, PluralVerb>> = {
  watching: 'sentence_watched_episodes',
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

/** Puts the members of one card (newest first, never empty) into words. */
export function sentence(text: Text, activities: readonly Activity[]): Sentence {
  const main = activities.find(({ action }) => action !== 'watching') ?? activities[0];
  if (!main) return { title: '', detail: '' };
  const who = people(text, activities);
  const many = new Set(activities.map(({ user }) => user.slug)).size > 1;
  const items = new Set(activities.map((each) => itemKey(each) ?? each.id));
  const episodes = activities.flatMap(episodesOf);
  if (!isLegalPair(main.type, main.action)) {
    return {
      title: text('sentence_unknown', who, main.action, titleOf(main) ?? main.type),
      detail: itemDetail(text, main),
    };
  }
  const action = main.action as ActivityAction;
  const several = action === 'item_added' ? activities.length > 1 : items.size > 1 || episodesOf(main).length > 1;
  return several
    ? severalThings(text, { who, many }, main, action, activities, episodes)
    : {
        title: text(of(ONE[action], many), who, subjectOf(main)),
        detail: join([itemDetail(text, main), ...extras(text, activities)]),
      };
}

function severalThings(
  text: Text,
  { who, many }: { who: string; many: boolean },
  main: Activity,
  action: ActivityAction,
  activities: readonly Activity[],
  episodes: readonly Episode[],
): Sentence {
  const titles = [...new Set(activities.map((each) => titleOf(each) ?? listItemTitle(each) ?? ''))].filter(Boolean);
  if (action === 'item_added') {
    return {
      title: text.plural(of('sentence_item_added_titles', many), activities.length, who, main.list?.name ?? ''),
      detail: titles.join(', '),
    };
  }
  const episodesKey = EPISODES[action];
  const codes = new Set(episodes.map(episodeCode));
  if (episodesKey && titles.length === 1 && codes.size > 0) {
    return {
      title: text.plural(of(episodesKey, many), codes.size, who, titles[0] ?? ''),
      detail: episodeCodes(episodes),
    };
  }
  const key = TITLES[action];
  if (key) return { title: text.plural(of(key, many), activities.length, who), detail: titles.join(', ') };
  return {
    title: text(of(ONE[action], many), who, subjectOf(main)),
    detail: join([itemDetail(text, main), ...extras(text, activities)]),
  };
}

/** "Mia", "Mia and Ben", "Mia and 2 others": newest first. */
export function people(text: Text, activities: readonly Activity[]): string {
  const names = [...new Map(activities.map(({ user }) => [user.slug, nameOf(user)])).values()];
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  return names.length === 2
    ? text('sentence_two_people', first, second)
    : text.plural('sentence_more_people', names.length - 1, first);
}

export function nameOf({ name, username }: Person): string {
  return name?.trim() || username;
}

const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

const episodesOf = ({ episode, episodes }: Activity): Episode[] => episodes ?? (episode ? [episode] : []);

const titleOf = ({ movie, show }: Activity): string | undefined => movie?.title ?? show?.title;

function listItemTitle({ listItem }: Activity): string | undefined {
  return listItem?.movie?.title ?? listItem?.show?.title ?? listItem?.person?.name;
}

/** What the sentence is about: the movie, the show, or for lists what was put on them. */
function subjectOf(activity: Activity): string {
  return listItemTitle(activity) ?? titleOf(activity) ?? activity.list?.name ?? '';
}

/** "S02E05 · Trojan's Horse", "Season 2", the list's name, or the year of a movie. */
function itemDetail(text: Text, activity: Activity): string {
  const { movie, season, list } = activity;
  const episode = episodesOf(activity)[0];
  if (activity.action === 'item_added') return list?.name ?? '';
  if (episode) return join([episodeCode(episode), episode.title ?? '']);
  if (season) return season.number === 0 ? text('sentence_specials') : text('sentence_season', season.number);
  return movie?.year ? String(movie.year) : '';
}

/** What else is known of a card about one thing: the rating, the words of a comment. */
function extras(text: Text, activities: readonly Activity[]): string[] {
  const rating = activities.find((each) => each.rating)?.rating;
  const comment = activities.find((each) => each.comment)?.comment;
  const heart = rating?.love && text(rating.love === 'love' ? 'sentence_love' : 'sentence_hate');
  const score = rating?.value != null && (rating.advanced || !heart) ? text('sentence_score', rating.value) : '';
  return [score || heart || '', comment ? commentExcerpt(text, comment) : ''];
}
