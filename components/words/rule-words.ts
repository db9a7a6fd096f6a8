import type { RuleAction, RuleType } from '@/utils/activity/activity';
import type { MessageKey } from '@/utils/lib/text';
import type { Level } from '@/utils/rules/rule';

export const TYPE_WORDS = {
  episode: 'filters_type_episode',
  show: 'filters_type_show',
  movie: 'filters_type_movie',
  list: 'filters_type_list',
  season: 'filters_type_season',
  me: 'filters_type_me',
} as const satisfies Record<RuleType, MessageKey>;

export const ACTION_WORDS = {
  watching: 'filters_action_watching',
  scrobble: 'filters_action_scrobble',
  checkin: 'filters_action_checkin',
  seen: 'filters_action_seen',
  collection: 'filters_action_collection',
  rating: 'filters_action_rating',
  watchlist: 'filters_action_watchlist',
  shout: 'filters_action_shout',
  review: 'filters_action_review',
  created: 'filters_action_created',
  item_added: 'filters_action_item_added',
  reply: 'filters_action_reply',
  asked: 'filters_action_asked',
  accepted: 'filters_action_accepted',
  followed: 'filters_action_followed',
  comment_like: 'filters_action_comment_like',
  reaction: 'filters_action_reaction',
  list_like: 'filters_action_list_like',
  list_comment: 'filters_action_list_comment',
} as const satisfies Record<RuleAction, MessageKey>;

export const LEVEL_WORDS = {
  off: 'filters_level_off',
  feed: 'filters_level_feed',
  badge: 'filters_level_badge',
  notify: 'filters_level_notify',
} as const satisfies Record<Level, MessageKey>;

export const LEVEL_HINTS = {
  off: 'filters_level_off_hint',
  feed: 'filters_level_feed_hint',
  badge: 'filters_level_badge_hint',
  notify: 'filters_level_notify_hint',
} as const satisfies Record<Level, MessageKey>;
