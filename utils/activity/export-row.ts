import type { Activity, Comment } from '@/utils/activity/activity';
import { commentParts } from '@/utils/activity/comment-text';
import { episodeCodes } from '@/utils/activity/episode-code';
import { episodesOf, titleOf } from '@/utils/activity/item-words';
import { link } from '@/utils/activity/link';
import { sentence } from '@/utils/activity/sentence';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { Text } from '@/utils/lib/text';

/** An activity in the exported feed. Fields that do not apply are null. */
export interface ExportRow {
  /** ISO 8601, UTC. */
  time: string;
  user: string;
  name: string | null;
  type: string;
  action: string;
  /** The sentence that the feed shows. */
  sentence: string;
  title: string | null;
  year: number | null;
  season: number | null;
  /** `S02E05`, or several: `S02E01–E05`. */
  episodes: string | null;
  episodeTitle: string | null;
  list: string | null;
  /** 1 to 10. */
  rating: number | null;
  comment: string | null;
  starred: boolean;
  link: string;
}

/** The columns of the CSV file, in order. */
export const EXPORT_FIELDS = [
  'time',
  'user',
  'name',
  'type',
  'action',
  'sentence',
  'title',
  'year',
  'season',
  'episodes',
  'episodeTitle',
  'list',
  'rating',
  'comment',
  'starred',
  'link',
] as const satisfies readonly (keyof ExportRow)[];

/** Direction marks around names: useful on a screen, noise in a file. */
const ISOLATES = /[\u2066-\u2069]/g;

/** @param spoilerContext what to hide, as everywhere else; what its author marked as a spoiler is always hidden */
export function exportRow(text: Text, activity: Activity, spoilerContext: SpoilerContext, starred = false): ExportRow {
  const { user, movie, show, season, list, listItem, rating, comment } = activity;
  const hidden = hiddenFor(spoilerContext, activity);
  const episodes = episodesOf(activity);
  const [episode] = episodes;
  const { title, detail } = sentence(text, [activity], spoilerContext);
  return {
    time: new Date(activity.at).toISOString(),
    user: user.username,
    name: user.name ?? null,
    type: activity.type,
    action: activity.action,
    sentence: [title, detail].filter(Boolean).join(' · ').replace(ISOLATES, ''),
    title: titleOf(activity) ?? null,
    year: (listItem?.movie ?? listItem?.show ?? movie ?? show)?.year ?? null,
    season: season?.number ?? episode?.season ?? null,
    episodes: episodeCodes(episodes) || null,
    episodeTitle: (episodes.length === 1 && !hidden.titles && episode?.title) || null,
    list: list?.name ?? null,
    rating: hidden.scores ? null : (rating?.value ?? null),
    comment: comment && !hidden.comments ? wordsOf(text, comment) : null,
    starred,
    link: link([activity]),
  };
}

function wordsOf(text: Text, comment: Comment): string {
  const parts = comment.spoiler ? [] : commentParts(comment.text);
  if (!parts.some(({ spoiler }) => !spoiler)) return text('sentence_spoiler');
  return parts
    .map(({ words, spoiler }) => (spoiler ? ' … ' : words))
    .join('')
    .trim();
}
