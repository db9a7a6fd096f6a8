import type { Sentence } from '@/utils/activity/wording';
import { commaList } from '@/utils/lib/comma-list';
import { daysBetween } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { Card } from '@/utils/store/schema';

/** Trakt's counters, the most telling ones first. */
const COUNTERS = [
  'plays',
  'votes',
  'comments',
  'watchers',
  'collectors',
  'collected_episodes',
  'lists',
  'favorited',
  'recommended',
] as const;
type Counter = (typeof COUNTERS)[number];

/** Counters in the title; the others are on the second line. */
const MAX_TITLE_COUNTERS = 2;

const rank = (counter: string) => COUNTERS.indexOf(counter as Counter) >>> 0;

/**
 * The change of a show's counters: "Severance: +1,204 plays, +88 ratings since yesterday". A counter unknown to Lookout
 * is shown by Trakt's name for it.
 *
 * @param until when the new count was taken, ms UTC
 */
export function tallyWords(
  text: Text,
  { title, season, since, changes }: NonNullable<Card['tally']>,
  until: number,
  now: number,
): Sentence {
  const counts = [...changes]
    .sort((a, b) => rank(a.counter) - rank(b.counter))
    .map(({ counter, by }) => countWords(text, counter, by));
  const first = commaList(text, counts.slice(0, MAX_TITLE_COUNTERS));
  const seasonWords = season === null ? '' : season === 0 ? text('sentence_specials') : text('sentence_season', season);
  return {
    title:
      daysBetween(since, now) === 1
        ? text('tally_title_yesterday', title, first)
        : text('tally_title', title, first, daysWords(since, until, text.locale)),
    detail: [seasonWords, commaList(text, counts.slice(MAX_TITLE_COUNTERS))].filter((part) => part !== '').join(' · '),
  };
}

function countWords(text: Text, counter: string, by: number): string {
  return (COUNTERS as readonly string[]).includes(counter)
    ? text.plural(`tally_${counter as Counter}`, by)
    : text('tally_other', by, counter.replaceAll('_', ' '));
}

/** "12 – 13 Nov". */
function daysWords(since: number, until: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).formatRange(since, until);
}
