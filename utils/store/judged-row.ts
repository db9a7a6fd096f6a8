import type { Activity } from '@/utils/activity/activity';
import type { Decision } from '@/utils/rules/decide';

/** A row that was read, with what the rules made of it. */
export interface JudgedRow {
  activity: Activity;
  /** See `Row` in `trakt/activity-feed`. */
  fresh: boolean;
  decision: Decision;
  /** It was there before anyone asked for it. */
  baseline: boolean;
  /** For which sources (ids) it is news, and what each of them makes of it. Empty where it is not. */
  news: Readonly<Record<string, Decision>>;
}
