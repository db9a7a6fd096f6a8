import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import type { ClockTime } from '@/utils/rules/clock-time';
import { type Conditions, NO_CONDITIONS } from '@/utils/rules/condition';
import type { Mute } from '@/utils/rules/mute';
import type { Quiet } from '@/utils/rules/quiet-hours';
import type { Rules } from '@/utils/rules/rule';
import type { ChosenServer } from '@/utils/server/connection';
import { DEFAULT_RETENTION, type Retention } from '@/utils/settings/retention';
import type { Source } from '@/utils/sources/source';

/**
 * The shortest time between two reads of a listing, in minutes. A listing is read when that is worth a request
 * (`poll/price`), so quiet ones wait longer, with many people up to {@link MAX_WAIT_HOURS}.
 */
export const CHECK_MINUTES = { min: 1, max: 60, default: 5 } as const;

/** How long a quiet listing may stay unread, in hours. */
export const MAX_WAIT_HOURS = { min: 1, max: 24, default: 6 } as const;

/** How many notifications may come at once; 0: always one summary. */
export const MAX_NOTIFICATIONS = { min: 0, max: 3, default: 3 } as const;

/** What the command `setPreferences` sets. */
export interface Preferences {
  /** Apply to all sources; a source may override fields of it. */
  conditions: Conditions;
  /** The person's own username at Trakt (a slug; public), or null. Signing in sets it too. */
  self: string | null;
  quiet: Quiet;
  digest: Digest;
  /** Notifications that one round may raise, besides the summary of the rest: {@link MAX_NOTIFICATIONS}. */
  atOnce: number;
  spoilers: SpoilerLevel;
  /** Posters and avatars, in pages and notifications. */
  images: boolean;
  theme: Theme;
  /** On all pages, on top of the browser's own text size. */
  textSize: TextSize;
  contrast: Contrast;
  /** The number of unread cards on the toolbar button. */
  badge: boolean;
  /** Buttons of notifications, where the browser supports them: mark read, mute. */
  buttons: boolean;
  /** Of notifications, where the browser can be silent. */
  sound: Sound;
  /** No notification for a row that is visible in a focused page of Lookout. */
  skipVisible: boolean;
  /** Opening the popup marks all rows as read. */
  readOnOpen: boolean;
  /** What the toolbar button opens. */
  toolbar: ToolbarOpens;
  /** How much of the feed is kept. */
  keep: Retention;
}

/**
 * One summary in place of single notifications: at each full hour, or daily at `at`. The other modes ignore `at` but
 * keep it, for a return to daily.
 */
export interface Digest {
  mode: DigestMode;
  at: ClockTime;
}

export const DIGEST_MODES = ['off', 'hourly', 'daily'] as const;
export type DigestMode = (typeof DIGEST_MODES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const CONTRASTS = ['system', 'more'] as const;
type Contrast = (typeof CONTRASTS)[number];

/** `system`: whatever sound the system plays, if any. */
export const SOUNDS = ['system', 'silent'] as const;
export type Sound = (typeof SOUNDS)[number];

/** `panel`: the side panel in Chromium, the sidebar in Firefox. */
export const TOOLBAR_OPENS = ['popup', 'panel'] as const;
export type ToolbarOpens = (typeof TOOLBAR_OPENS)[number];

/** What the person has set. Stored in `storage.local` under {@link SETTINGS_KEY}; only the background writes it. */
export interface Settings extends Preferences {
  version: 1;
  sources: Source[];
  /** Cells that differ from `DEFAULT_RULES`. */
  rules: Rules;
  checkMinutes: number;
  maxWaitHours: number;
  /** Pauses everything. */
  paused: boolean;
  /** Client IDs (v1: API keys) that the person entered, by API origin. */
  clientIds: Record<string, string>;
  /** A server other than the build's, or null. See `server/connection`. */
  server: ChosenServer | null;
  /** Sources at servers other than the current one, by `serverKey`: the same name is a different person there. */
  elsewhere: Record<string, Source[]>;
  /** The person's own name at servers other than the current one, by `serverKey`. */
  selfElsewhere?: Record<string, string>;
  /**
   * The account that last signed in, by `serverKey`. If {@link Preferences.self} is the name of that account, nobody
   * has entered it, and the next sign-in replaces it.
   */
  lastAccounts?: Record<string, string>;
  /** May contain expired mutes. */
  mutes: Mute[];
  /** No notification before this time, ms UTC; null or past: not snoozed. */
  snoozeUntil: number | null;
}

export const SETTINGS_KEY = 'settings';
/** In session storage: changes with every write of the settings. */
export const SETTINGS_SIGNAL = 'settings';

const DEFAULT_PREFERENCES: Preferences = {
  conditions: NO_CONDITIONS,
  self: null,
  quiet: { ranges: [], locked: false, fullscreen: false },
  digest: { mode: 'off', at: '08:00' },
  atOnce: MAX_NOTIFICATIONS.default,
  spoilers: 'none',
  images: true,
  theme: 'system',
  textSize: 'normal',
  contrast: 'system',
  badge: true,
  buttons: true,
  sound: 'system',
  skipVisible: true,
  readOnOpen: false,
  toolbar: 'popup',
  keep: DEFAULT_RETENTION,
};

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  version: 1,
  sources: [],
  rules: {},
  checkMinutes: CHECK_MINUTES.default,
  maxWaitHours: MAX_WAIT_HOURS.default,
  paused: false,
  clientIds: {},
  server: null,
  elsewhere: {},
  mutes: [],
  snoozeUntil: null,
  ...DEFAULT_PREFERENCES,
};

/** The preferences that files hold and sync shares: all of them. */
export const PREFERENCES = Object.keys(DEFAULT_PREFERENCES) as readonly (keyof Preferences)[];

/** Whether there is anything to check, and so whether the alarm is needed. */
export const hasActiveSources = ({ paused, sources }: Pick<Settings, 'paused' | 'sources'>): boolean =>
  !paused && sources.some((source) => !source.paused);
