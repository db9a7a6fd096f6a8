import type { Ids } from '@/utils/activity/media';
import type { ShowSpoilers } from '@/utils/activity/spoiler-level';
import type { Conditions } from '@/utils/rules/condition';
import type { Rules } from '@/utils/rules/rule';

interface SourceBase {
  /** `user:<slug>`, `show:<ref>`, `following` or `me`. */
  id: string;
  paused: boolean;
  /**
   * When this source was added, or its server chosen again, ms UTC. Distinguishes a source that was removed and added
   * again from one that stayed. Pauses do not change it, see `poll/coverage`.
   */
  since: number;
  /** Overrides of the default rules. */
  rules?: Rules | undefined;
  /** Overrides of the global conditions. */
  conditions?: Partial<Conditions> | undefined;
}

export interface UserSource extends SourceBase {
  kind: 'user';
  /** The slug: the name in Trakt's URLs. On protocol v1 the username. */
  username: string;
  /** The full name, as Trakt gave it when the source was added. */
  name?: string | undefined;
}

export interface ShowSource extends SourceBase {
  kind: 'show';
  /** Slug, Trakt id, TVDB id or IMDb id, as used in requests. */
  ref: string;
  seasons: 'all' | number[];
  name?: string | undefined;
  /** The ids by which activities name the show; set after a lookup. */
  ids?: Ids | undefined;
  /** URL of the poster at Trakt; shown through our own cache. */
  poster?: string | undefined;
  /** What is hidden of all its seasons; as everywhere if absent. */
  spoilers?: ShowSpoilers | undefined;
}

export interface FollowingSource extends SourceBase {
  kind: 'following';
  /** Slugs of people who are followed on Trakt but excluded here. */
  except: string[];
}

/** What others do that concerns the person: followers, replies, likes. */
export interface MeSource extends SourceBase {
  kind: 'me';
}

/** What a person chose to watch. */
export type Source = UserSource | ShowSource | FollowingSource | MeSource;
