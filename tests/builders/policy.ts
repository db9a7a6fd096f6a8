import type { Policy } from '@/utils/rules/decide';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** The default rules with some overrides. */
export function policy(change: Partial<Policy> = {}): Policy {
  const { rules, conditions, self, mutes } = DEFAULT_SETTINGS;
  return { rules, conditions, self, mutes, watchlist: null, now: 0, ...change };
}
