import type { Account, DeviceStep, DeviceView, SignInAnswer, SignInView } from '@/utils/account/account';
import type { Ids } from '@/utils/activity/media';
import type { ShowSpoilers } from '@/utils/activity/spoiler-level';
import type { Conditions } from '@/utils/rules/condition';
import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { ChosenServer } from '@/utils/server/connection';
import type { SettingsProblem } from '@/utils/settings/file/findings';
import type { SettingsFile } from '@/utils/settings/file/schema';
import type { Preferences, Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { Budget } from '@/utils/store/poller-schema';
import type { Unreachable, UsedUp } from '@/utils/store/read/waiting';
import type { CardKey, StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';
import type { SeasonInfo } from '@/utils/trakt/trakt-client';

/** Every reply says whether it worked. A failure is a value with a kind; the page renders it. */
export type Reply<T extends object = object> = ({ ok: true } & T) | { ok: false; error: CommandError };

export type CommandError =
  | TraktError
  /** Neither a username nor a profile URL. */
  | { kind: 'not-a-user'; text: string }
  /** Protocol v1, which has no search: neither a slug nor a TVDB id nor a show's URL. */
  | { kind: 'not-a-show'; text: string }
  | { kind: 'already-watched'; name: string }
  | { kind: 'no-client-id' }
  /** The settings file is invalid; see `settings/file/read`. */
  | { kind: 'settings-file'; problems: SettingsProblem[] }
  /** The store cannot be used. */
  | { kind: 'store'; reason: 'newer-version' | 'blocked' | 'full' | 'internal' | 'unavailable' }
  /** A script of Lookout could not be loaded; see `missing-part`. */
  | { kind: 'incomplete' }
  /** Trakt's request allowance is used up. */
  | UsedUp
  | Unreachable
  /** There is no room for another star. */
  | { kind: 'stars-full' }
  /** The item to change no longer exists. */
  | { kind: 'gone' };

export interface FoundUser {
  username: string;
  slug: string;
  name?: string | undefined;
  private: boolean;
  /** A `data:` URL. If absent, initials are drawn instead. */
  avatar?: string | undefined;
}

/** A person as Trakt described them, without an avatar. */
export type FoundPerson = Omit<FoundUser, 'avatar'>;

export interface FoundShow {
  /** The name for requests: the slug, on protocol v1 the TVDB id if there is one. */
  ref: string;
  name: string;
  year?: number | undefined;
  ids: Ids;
  /** URL at Trakt; shown through `picture`. */
  poster?: string | undefined;
  /** Set if the URL of a season was pasted. */
  season?: number | undefined;
}

/** A season to choose; its poster is a URL at Trakt, shown through `picture`. */
export type FoundSeason = SeasonInfo;

export type DemoPace = 'calm' | 'lively';

export interface Health {
  version: string;
  protocol: 'v1' | 'v2';
  origin: string;
  clientId: 'build' | 'own' | 'none';
  streams: StreamState[];
  /** `waiting`: why no request is sent before `until`, ms UTC; while Trakt is down, `until` is the next attempt. */
  requests: {
    used: number;
    left: number;
    limit: number;
    until: number | null;
    waiting: Budget['waitReason'] | 'used-up' | 'unreachable';
  };
  stored: { cards: number; unread: number; outbox: number };
  alarm: { name: string; at: number; periodMinutes: number } | null;
  notifications: 'granted' | 'denied' | 'unknown';
  /** How long news may wait for pending reads, ms UTC; null if it does not wait. */
  catchUpUntil: number | null;
  /** Why the store recently failed to save something. */
  storeProblem: Extract<CommandError, { kind: 'store' }>['reason'] | null;
  /** Maximum number of writes ever open at once in this worker: 1, or 0 before the first. */
  mostOpenWrites: number;
  lastCheck: number | null;
  nextCheck: number | null;
}

/** Commands from pages to the background. Pages read from the store themselves. */
export interface ProtocolMap {
  /**
   * `news`: number of new activities. `stopped`: why the check requested nothing, or ended early. `cut`: the allowance
   * is used up, and the rest is read later.
   */
  checkNow(): Reply<{ news: number; failed: number; stopped: TraktError | UsedUp | null; cut: boolean }>;
  /** Reads again what people watch if their title should end about now. For a page that stays open. */
  lookAgain(): Reply;
  /** Opens the card's page at Trakt and marks it read. */
  openCard(data: { id: string }): Reply;
  markRead(data: { ids: string[] }): Reply;
  /** Restores unread marks: for one row, or as Undo of `markAllRead`. */
  markUnread(data: { keys: CardKey[] }): Reply;
  markAllRead(): Reply<{ keys: CardKey[] }>;
  /** Stars a row, or removes its star. */
  star(data: { id: string; starred: boolean }): Reply;
  lookupUser(data: { text: string }): Reply<{ user: FoundUser }>;
  /** `found`: a recent result of `lookupUser` or `people`, which saves another request to Trakt. */
  addUser(data: { text: string; found?: FoundPerson | undefined }): Reply<{ source: Source }>;
  /** Shows that match a search, or the one that was pasted or named exactly. */
  searchShows(data: { text: string }): Reply<{ shows: FoundShow[] }>;
  /** The seasons of a show, to choose from; empty on protocol v1, which does not list them. */
  lookupShow(data: { title: string }): Reply<{ show: FoundShow; seasons: FoundSeason[] }>;
  addShow(data: { show: FoundShow; seasons: 'all' | number[] }): Reply<{ source: Source }>;
  /** Changes the seasons of a watched show. Existing activity in new seasons is baseline, as for a show just added. */
  changeSeasons(data: { id: string; seasons: 'all' | number[] }): Reply<{ source: Source }>;
  /** An image of Trakt's as a `data:` URL: fetched once and cached. */
  picture(data: { address: string }): Reply<{ dataUrl: string }>;
  /** `server`: key of the server where it was watched; `index`: its place in the list. */
  removeSource(data: { id: string }): Reply<{ source: Source; server: string; index: number }>;
  /** Undo of `removeSource`: restores it with its past. `gone` if another server has been chosen since. */
  restoreSource(data: { source: Source; server: string; index: number }): Reply;
  pauseSource(data: { id: string; paused: boolean }): Reply;
  setPaused(data: { paused: boolean }): Reply;
  setRules(data: { rules: Rules }): Reply;
  /** Custom rules of one source; null makes it inherit all. */
  setSourceRules(data: { id: string; rules: Rules | null }): Reply;
  setSourceConditions(data: { id: string; conditions: Partial<Conditions> | null }): Reply;
  /** What is hidden of a watched show; null: as everywhere. */
  setShowSpoilers(data: { id: string; spoilers: ShowSpoilers | null }): Reply;
  /** The person looks at what updates have brought. */
  seeNews(): Reply;
  /** Changes the given fields. */
  setPreferences(data: Partial<Preferences>): Reply;
  mute(data: Mute): Reply;
  unmute(data: Pick<Mute, 'kind' | 'id'>): Reply;
  /** No notifications before `until`, ms UTC. Null ends the snooze, and deferred notifications come as one summary. */
  snooze(data: { until: number | null }): Reply;
  setCheckMinutes(data: { minutes: number }): Reply;
  setMaxWaitHours(data: { hours: number }): Reply;
  /** Exchanges the result of the sign-in window for tokens, and stores them once Trakt has named their account. */
  signIn(data: SignInAnswer): Reply<{ signIn: SignInView }>;
  /** Protocol v1. `sha1` is the SHA-1 of the password in hex. */
  signInV1(data: { username: string; sha1: string }): Reply<{ account: Account }>;
  /**
   * Signing in by a code that is entered elsewhere. `redirect`: the redirect URL registered for the application.
   * `offered`: whether this server supports it without a secret; only in the reply to `look`.
   */
  device(data: { step: DeviceStep; redirect?: string }): Reply<{ device: DeviceView; offered?: boolean }>;
  /** `revoked` false: the sign-in is deleted here, but Trakt may still hold it. */
  signOut(): Reply<{ revoked: boolean }>;
  /** Adds everyone the signed-in person follows as one source. */
  addFollowing(): Reply<{ source: Source; people: number }>;
  /** Adds what concerns the person themself. */
  addMe(): Reply<{ source: Source }>;
  /** Excludes one of them (by slug), or includes them again. */
  leaveOut(data: { slug: string; out: boolean }): Reply;
  /** The people around the signed-in person, to watch some of them as separate sources. */
  people(data: { circle: 'following' | 'friends' }): Reply<{ people: FoundPerson[] }>;
  /** Switches to another server; null: back to the build's. */
  setServer(data: { server: ChosenServer | null }): Reply;
  /** For the current origin; null deletes it. Checked with Trakt before it is stored. */
  setClientId(data: { clientId: string | null }): Reply;
  /** The page has read and validated the file, see `settings/file/read`: that code is not part of the worker. */
  applyImport(data: { file: SettingsFile }): Reply<{ before: Settings; after: Settings }>;
  /** Replaces the settings if they are still what the page read; otherwise `gone`, and the page reads them again. */
  replaceSettings(data: { was: Settings; next: Settings }): Reply;
  /** Whether this browser shares its settings through the browser's own sync. `forget` also deletes the shared copy. */
  setSync(data: { on: boolean; forget?: boolean }): Reply;
  /** Raises a test notification. `shown` false: the browser or the system blocked it. */
  testNotification(): Reply<{ shown: boolean; permission: Health['notifications'] }>;
  /** Deletes the whole feed from the store, read or unread, starred or not. Nothing in it comes back. */
  deleteFeed(): Reply<{ deleted: number }>;
  /** The person has seen that the browser lost the store. */
  dismissStoreLost(): Reply;
  health(): Reply<{ health: Health }>;
  /** Starts the demo, with settings and a store of its own. `show`: opens the feed in a tab. */
  startDemo(data: { show: boolean }): Reply;
  /** Deletes all that the demo has stored and restores the earlier settings. */
  endDemo(): Reply;
  /** How much happens in the demo; null only asks. */
  demoPace(data: { pace: DemoPace | null }): Reply<{ pace: DemoPace }>;
}

/** A message from a page to the background: a key of {@link ProtocolMap} and the data of that command. */
export interface Message {
  command: keyof ProtocolMap;
  data?: unknown;
}
