import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';

/**
 * How often a source is looked at: minutes. No listing is read more often; all are read so often while Trakt's allowance
 * suffices (some 55 people). Beyond that the quiet ones wait longer, up to {@link LONGEST_HOURS}.
 */
export const CHECK_MINUTES = { min: 1, max: 60, default: 5 } as const;

/** How long a quiet listing may stay unread: hours. */
export const LONGEST_HOURS = { min: 1, max: 24, default: 6 } as const;

/** What the person has set. Kept in `storage.local` under {@link SETTINGS_KEY}; written by the background only. */
export interface Settings {
  version: 1;
  sources: Source[];
  /** Cells that differ from `DEFAULT_RULES`. */
  rules: Rules;
  checkMinutes: number;
  longestHours: number;
  /** Pauses everything. */
  paused: boolean;
  /** Client ids (v1: API keys) that the person brought, one for each API origin. */
  clientIds: Record<string, string>;
}

export const SETTINGS_KEY = 'settings';

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  version: 1,
  sources: [],
  rules: {},
  checkMinutes: CHECK_MINUTES.default,
  longestHours: LONGEST_HOURS.default,
  paused: false,
  clientIds: {},
};
