import type { Activity } from '@/utils/activity/activity';
import type { Decision } from '@/utils/rules/decide';

/** A row that was read, with the decisions of the rules. */
export interface JudgedRow {
  activity: Activity;
  /** See `Row` in `trakt/trakt-client`. */
  fresh: boolean;
  decision: Decision;
  /** The activity existed before anyone asked for it. */
  baseline: boolean;
  /** Source id -> what that source's rules decided. Only sources for which it is news; empty if it is none. */
  news: Readonly<Record<string, Decision>>;
}
