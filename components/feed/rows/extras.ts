import type { FunctionComponent } from 'preact';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Sentence } from '@/utils/activity/wording';
import type { rowTime } from '@/utils/lib/relative-time';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { Card } from '@/utils/store/schema';
import type { WholeComment } from './comments-of';

export interface RowToolsProps {
  row: FeedRow;
  /** True for the one row in the tab order. */
  current: boolean;
  /** The row's id for labels. */
  id: string;
  extras: RowExtras;
}

/** What rows get right after the first paint. */
export interface RowExtras {
  /** Address that the row opens. */
  linkOf: (card: Card) => string;
  /** Text of a card of any kind. */
  wordsOf: (card: Card, now: number) => Sentence;
  /** A user's avatar, if cached. */
  avatarOf: (slug: string) => string | undefined;
  /** The poster beside a row, if it is cached and no spoiler. */
  posterOf: (card: Pick<Card, 'activities'>) => string | undefined;
  /** Whole comments of a card. */
  commentsOf: (card: Card) => WholeComment[];
  spoilerContext: SpoilerContext;
  /** Star, buttons, and the whole comment. */
  Tools: FunctionComponent<RowToolsProps>;
  /** The time beside a row; undefined where the day stands above it. */
  timeOf?: typeof rowTime | undefined;
  /** Memo key for everything except images. */
  by: readonly unknown[];
}
