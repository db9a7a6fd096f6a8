import { type Asker, problemSentence } from '@/scripts/ask/problem-sentence';
import type { Activity } from '@/utils/activity/activity';
import type { Movie } from '@/utils/activity/media';
import { sentenceLine } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import type { Text } from '@/utils/lib/text';
import { SECOND } from '@/utils/lib/time';
import type { ActivityAnswer } from '@/utils/trakt/questions/answer';

/** An answer as plain JSON, with the original documents' names; times in UTC seconds. */
export function answerJson(text: Text, answer: ActivityAnswer, from: Asker) {
  const { timestamps, activity, complete, problems } = answer;
  const clock = { now: timestamps.current * SECOND, ...from };
  return {
    timestamps,
    activity: activity.map((row) => rowJson(text, row)),
    complete,
    problems: problems.map((problem) => ({ ...problem, sentence: problemSentence(text, problem, clock) })),
  };
}

/** One line of text for one activity. */
export function rowSentence(text: Text, activity: Activity): string {
  return sentenceLine(text, [activity], NO_SPOILER_FILTER);
}

function rowJson(text: Text, activity: Activity) {
  const { id, at, type, action, user, movie, show, season, episode, episodes, list, listItem, rating, comment } =
    activity;
  return {
    id,
    timestamp: Math.floor(at / SECOND),
    type,
    action,
    user: { username: user.username, slug: user.slug, name: user.name },
    sentence: rowSentence(text, activity),
    movie: titleJson(movie),
    show: titleJson(show),
    season,
    episode,
    episodes,
    list,
    list_item: listItem && { ...listItem, movie: titleJson(listItem.movie), show: titleJson(listItem.show) },
    rating: rating && (rating.value ?? rating.love),
    ...(rating?.love && { love: rating.love, use_rating_advanced: rating.advanced }),
    ...(comment && { [action]: comment }),
  };
}

function titleJson(title: Movie | undefined) {
  return title && { title: title.title, year: title.year, ids: title.ids };
}
