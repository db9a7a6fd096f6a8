import type { Text } from '@/utils/lib/text';
import type { FoundSeason } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import { parseSeasons, sortSeasons } from '@/utils/sources/parse-seasons';

/** State of the season chooser: typed text on protocol v1, else checkboxes. */
export interface SeasonChoice {
  all: boolean;
  some: ReadonlySet<number>;
  typed: string;
}

export type Seasons = 'all' | number[];

export function toChoice(seasons: Seasons): SeasonChoice {
  return seasons === 'all'
    ? { all: true, some: new Set(), typed: 'all' }
    : { all: false, some: new Set(seasons), typed: seasons.join(', ') };
}

/** The chosen seasons; null if none are chosen or the text cannot be parsed. */
export function chosenSeasons({ all, some, typed }: SeasonChoice, v1: boolean): Seasons | null {
  if (v1) return parseSeasons(typed);
  if (all) return 'all';
  return some.size > 0 ? sortSeasons(some) : null;
}

/** "Specials", "Season 2". */
export function seasonName(text: Text, number: number): string {
  return number === 0 ? text('sentence_specials') : text('sentence_season', number);
}

/** "All seasons", "Specials · Seasons 1 and 2". */
export function seasonsWords(text: Text, seasons: Seasons): string {
  if (seasons === 'all') return text('shows_all');
  const digits = new Intl.NumberFormat(text.locale, { useGrouping: false });
  const numbers = seasons.filter((number) => number !== 0).map((number) => digits.format(number));
  const regular = new Intl.ListFormat(text.locale).format(numbers);
  return [
    seasons.includes(0) ? text('sentence_specials') : '',
    numbers.length > 0 ? text.plural('shows_some_seasons', numbers.length, regular) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export interface SeasonChooserProps {
  send: typeof send;
  v1: boolean;
  /** Empty on protocol v1. */
  seasons: readonly FoundSeason[];
  choice: SeasonChoice;
  onChange: (choice: SeasonChoice) => void;
  /** True after an attempt to submit text that cannot be parsed. */
  invalid: boolean;
}
