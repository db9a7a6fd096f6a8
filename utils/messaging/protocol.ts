import type { Account, DeviceStep, DeviceView, SignInAnswer, SignInView } from '@/utils/account/account';
import type { Ids } from '@/utils/activity/media';
import type { Conditions } from '@/utils/rules/condition';
import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { Server } from '@/utils/server/connection';
import type { SettingsProblem } from '@/utils/settings/file/findings';
import type { SettingsFile } from '@/utils/settings/file/schema';
import type { Preferences, Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { Unreachable, UsedUp } from '@/utils/store/read/waiting';
import type { Budget, CardKey, StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';
import type { SeasonInfo } from '@/utils/trakt/trakt-client';

/** Every reply says whether it worked; a failure is a value with a kind, put into words by the page. */
export type Reply<T extends object = object> = ({ ok: true } & T) | { ok: false; error: CommandError };

export type CommandError =
  | TraktError
  /** Not a username nor a profile address. */
  | { kind: 'not-a-user'; text: string }
  /** Protocol v1, which has no search: neither a slug nor a TVDB id nor a show's address. */
  | { kind: 'not-a-show'; text: string }
  | { kind: 'already-watched'; name: string }
  | { kind: 'no-client-id' }
  /** The settings file is refused; see `settings/settings-file`. */
  | { kind: 'settings-file'; problems: SettingsProblem[] }
  /** The store cannot be used. */
  | { kind: 'store'; reason: 'newer-version' | 'blocked' | 'full' | 'internal' | 'unavailable' }
  /** A script of Lookout's own could not be loaded; see `missing-part`. */
  | { kind: 'incomplete' }
  /** Trakt's allowance of requests is spent. */
  | UsedUp
  | Unreachable
  /** The thing that was to be changed is no longer there. */
  | { kind: 'gone' };

export interface FoundUser {
  username: string;
  slug: string;
  name?: string | undefined;
  private: boolean;
  /** A `data:` address, or absent: initials are drawn instead. */
  avatar?: string | undefined;
}

/** Somebody as Trakt has told of them, without a picture. */
export type FoundPerson = Omit<FoundUser, 'avatar'>;

export interface FoundShow {
  /** As it goes into requests: the slug, on protocol v1 the TVDB id if there is one. */
  ref: string;
  name: string;
  year?: number | undefined;
  ids: Ids;
  /** Address at Trakt; to be shown through `picture`. */
  poster?: string | undefined;
  /** Where the address of a season was pasted. */
  season?: number | undefined;
}

/** A season to choose; its poster is an address at Trakt, to be shown through `picture`. */
export type FoundSeason = SeasonInfo;

export interface Health {
  version: string;
  protocol: 'v1' | 'v2';
  origin: string;
  clientId: 'build' | 'own' | 'none';
  streams: StreamState[];
  /** `waiting`: why nothing is asked before `until`, ms UTC; while Trakt is down that is the next attempt. */
  requests: {
    used: number;
    left: number;
    limit: number;
    until: number | null;
    waiting: Budget['waitReason'] | 'used-up' | 'unreachable';
  };
  stored: { activities: number; cards: number; unread: number; outbox: number };
  alarm: { name: string; at: number; periodMinutes: number } | null;
  notifications: 'granted' | 'denied' | 'unknown';
  /** Until when news may wait for more to be read, ms UTC; null: it does not. */
  catchUpUntil: number | null;
  /** What the store did not take lately. */
  storeProblem: Extract<CommandError, { kind: 'store' }>['reason'] | null;
  /** The most writes that were ever open at once, of this worker: 1, or 0 before the first. */
  mostOpenWrites: number;
  lastCheck: number | null;
  nextCheck: number | null;
}

/** Commands from pages to the background. Reading is done by the pages themselves, from the store. */
export interface ProtocolMap {
  /** `stopped`: why Trakt was not asked, or no further. `cut`: the allowance is used up, and the rest is read later. */
  checkNow(): Reply<{ news: number; failed: number; stopped: TraktError | UsedUp | null; cut: boolean }>;
  /** Opens the card's page at Trakt and marks it read. */
  openCard(data: { id: string }): Reply;
  markRead(data: { ids: string[] }): Reply;
  /** Puts marks back: for one row, or as Undo of `markAllRead`. */
  markUnread(data: { keys: CardKey[] }): Reply;
  markAllRead(): Reply<{ keys: CardKey[] }>;
  lookupUser(data: { text: string }): Reply<{ user: FoundUser }>;
  /** `found`: what `lookupUser` or `people` has told of them just now; Trakt is then not asked again. */
  addUser(data: { text: string; found?: FoundPerson | undefined }): Reply<{ source: Source }>;
  /** Shows by words, or the one that was pasted or named exactly. */
  searchShows(data: { text: string }): Reply<{ shows: FoundShow[] }>;
  /** The seasons of a show, to choose from; empty on protocol v1, which does not tell. */
  lookupShow(data: { title: string }): Reply<{ show: FoundShow; seasons: FoundSeason[] }>;
  addShow(data: { show: FoundShow; seasons: 'all' | number[] }): Reply<{ source: Source }>;
  /** Other seasons of a watched show. What is there already around them is baseline, as though it had just been added. */
  changeSeasons(data: { id: string; seasons: 'all' | number[] }): Reply<{ source: Source }>;
  /** A picture of Trakt's as a `data:` address: fetched once and kept. */
  picture(data: { address: string }): Reply<{ dataUrl: string }>;
  /** `server`: the key of the one at which it was watched. */
  removeSource(data: { id: string }): Reply<{ source: Source; server: string }>;
  /** Undo of `removeSource`: as if it had never been away. `gone` where another server has been chosen since. */
  restoreSource(data: { source: Source; server: string }): Reply;
  pauseSource(data: { id: string; paused: boolean }): Reply;
  setPaused(data: { paused: boolean }): Reply;
  setRules(data: { rules: Rules }): Reply;
  /** Rules of one source's own; null makes it inherit all. */
  setSourceRules(data: { id: string; rules: Rules | null }): Reply;
  setSourceConditions(data: { id: string; conditions: Partial<Conditions> | null }): Reply;
  /** Changes the fields that are given. */
  setPreferences(data: Partial<Preferences>): Reply;
  mute(data: Mute): Reply;
  unmute(data: Pick<Mute, 'kind' | 'id'>): Reply;
  /** Nothing interrupts before `until`, ms UTC; null ends the snooze, and what was held comes as one summary. */
  snooze(data: { until: number | null }): Reply;
  setCheckMinutes(data: { minutes: number }): Reply;
  setLongestHours(data: { hours: number }): Reply;
  /** Makes tokens of what the sign-in window brought, and keeps them once Trakt has said whose they are. */
  signIn(data: SignInAnswer): Reply<{ signIn: SignInView }>;
  /** Protocol v1. `sha1` is the SHA-1 of the password in hex. */
  signInV1(data: { username: string; sha1: string }): Reply<{ account: Account }>;
  /**
   * Signing in by a code that is typed in elsewhere. `redirect`: the address that the application lists. `offered`: whether
   * this server was seen to do it without a secret; told where it was asked for, by `look`.
   */
  device(data: { step: DeviceStep; redirect?: string }): Reply<{ device: DeviceView; offered?: boolean }>;
  /** `revoked` false: it is forgotten here, but Trakt may still hold it. */
  signOut(): Reply<{ revoked: boolean }>;
  /** Everyone whom the signed-in person follows becomes one source. */
  addFollowing(): Reply<{ source: Source; people: number }>;
  /** Leaves one of them out (a slug), or takes them in again. */
  leaveOut(data: { slug: string; out: boolean }): Reply;
  /** Those around the signed-in person, to watch some of them as sources of their own. */
  people(data: { circle: 'following' | 'friends' }): Reply<{ people: FoundPerson[] }>;
  /** Talks to another server from now on; null: to the one of the build. */
  setServer(data: { server: Server | null }): Reply;
  /** For the origin that the extension talks to now; null forgets it. Checked against Trakt before it is kept. */
  setClientId(data: { clientId: string | null }): Reply;
  /** The file was read and checked by the page, see `settings/settings-file`: its code is not the worker's. */
  applyImport(data: { file: SettingsFile }): Reply<{ before: Settings; after: Settings }>;
  /** Where they still are what they were when the page looked; else `gone`, and the page looks again. */
  replaceSettings(data: { was: Settings; next: Settings }): Reply;
  /** Whether this browser shares its settings through the browser's own sync. `forget` also deletes the shared copy. */
  setSync(data: { on: boolean; forget?: boolean }): Reply;
  /** Sends the person a notification to try. `shown` false: the browser or the system did not let it through. */
  testNotification(): Reply<{ shown: boolean; permission: Health['notifications'] }>;
  /** Takes the whole feed out of the store, read or not. Nothing of it comes back. */
  deleteFeed(): Reply<{ deleted: number }>;
  /** The person has seen that the browser lost the store. */
  dismissStoreLost(): Reply;
  health(): Reply<{ health: Health }>;
}

/** What goes from a page to the background: a key of {@link ProtocolMap} and what that command takes. */
export interface Message {
  command: keyof ProtocolMap;
  data?: unknown;
}
