import { ACTION_WORDS, LEVEL_WORDS, TYPE_WORDS } from '@/components/words/rule-words';
import { sourceTitle } from '@/components/words/source-title';
import { isLegalPair } from '@/utils/activity/activity';
import { assertNever } from '@/utils/lib/assert-never';
import { shortTime } from '@/utils/lib/relative-time';
import type { MessageKey, Text } from '@/utils/lib/text';
import type { Unmet } from '@/utils/rules/condition';
import type { Source } from '@/utils/sources/source';
import type { Card, Deferral, Delivery, StoredActivity } from '@/utils/store/schema';

/** Context besides the card. */
export interface WhyContext {
  /** Names the sources that decided by rules of their own; a removed source stays unnamed. */
  sources: readonly Source[];
  now: number;
}

/**
 * Sentences that explain what happened to a card and which rules decided it: that it waits for the end of quiet hours,
 * that “Collected · Episodes” is set to Feed. Empty for gaps and counters, which no rule decides. They name no episode
 * and no title, which could be a spoiler.
 */
export function why(text: Text, card: Card, context: WhyContext): string[] {
  if (card.activities.length === 0) return [];
  const sentence = deliveryWords(text, card.delivery, context.now);
  const rules = card.activities.map((activity) => ruleWords(text, activity, context));
  const others = card.activities.length - 1;
  const joined = others > 0 ? text.plural('why_joined', others) : null;
  return [...new Set([sentence, ...rules, joined].filter((line) => line !== null))];
}

function deliveryWords(text: Text, delivery: Delivery, now: number): string | null {
  const time = (at: number) => shortTime(at, now, text.locale);
  switch (delivery.state) {
    case 'baseline':
    case 'silent':
      return null;
    case 'pending':
    case 'attempted':
      return text('why_pending');
    case 'deferred':
      return deferralWords(text, delivery, now);
    case 'shown':
      return text('why_shown', time(delivery.at));
    case 'on-page':
      return text('why_on_page', time(delivery.at));
    case 'suppressed':
      return text(SUPPRESSED[delivery.reason], time(delivery.at));
    default:
      return assertNever(delivery);
  }
}

const SUPPRESSED = {
  'joined-summary': 'why_summary',
  'no-permission': 'why_no_permission',
  failed: 'why_failed',
  'read-before': 'why_read_before',
  paused: 'why_paused',
  muted: 'why_muted_meanwhile',
  unwanted: 'why_unwanted_meanwhile',
} as const satisfies Record<Extract<Delivery, { state: 'suppressed' }>['reason'], MessageKey>;

const DEFERRED = {
  quiet: 'why_held_quiet',
  snooze: 'why_held_snooze',
  digest: 'why_held_digest',
  locked: 'why_held_locked',
  fullscreen: 'why_held_fullscreen',
  'catching-up': 'why_held_catching_up',
} as const satisfies Record<Deferral['reason'], MessageKey>;

/** Why a notification waits, and until when. */
function deferralWords(text: Text, { reason, until }: Deferral, now: number): string {
  return text(DEFERRED[reason], until === null ? '' : shortTime(until, now, text.locale));
}

function ruleWords(text: Text, activity: StoredActivity, { sources, now }: WhyContext): string {
  const { reason, level } = activity;
  const nameOf = (id: string | undefined) => {
    const source = sources.find((each) => each.id === id);
    return source ? sourceTitle(text, source) : null;
  };
  switch (reason.kind) {
    case 'baseline':
      return text('why_baseline');
    case 'late':
      return text('why_late');
    case 'unknown-pair':
      return text('why_feed', text('reason_unknown', activity.action));
    case 'default-rule':
      return text('reason_rule', cellWords(text, activity), text(LEVEL_WORDS[level]));
    case 'source-rule': {
      const name = nameOf(reason.source);
      const words = [cellWords(text, activity), text(LEVEL_WORDS[level])] as const;
      return name ? text('reason_own_rule', ...words, name) : text('reason_rule', ...words);
    }
    case 'condition': {
      const name = nameOf(reason.source);
      const unmet = unmetWords(text, reason.unmet);
      return name ? text('why_feed_own', unmet, name) : text('why_feed', unmet);
    }
    case 'muted': {
      const { name, until } = reason;
      const end = until === null ? null : shortTime(until, now, text.locale);
      return text('why_feed', end ? text('reason_muted_until', name, end) : text('reason_muted', name));
    }
    default:
      return assertNever(reason);
  }
}

/** "“Rated · Shows”": the name of a cell in the matrix under Filters. */
export function cellWords(text: Text, { type, action }: { type: string; action: string }): string {
  if (!isLegalPair(type, action)) return action;
  const words = [ACTION_WORDS[action as keyof typeof ACTION_WORDS], TYPE_WORDS[type as keyof typeof TYPE_WORDS]];
  return text('reason_cell', ...words.map((key) => text(key)));
}

function unmetWords(text: Text, unmet: Unmet): string {
  switch (unmet.name) {
    case 'rating-at-least':
      return text('reason_rating_low', unmet.limit);
    case 'rating-at-most':
      return text('reason_rating_high', unmet.limit);
    case 'rating-between':
      return text('reason_rating_between', unmet.atMost, unmet.atLeast);
    case 'never-word':
      return text('reason_never_word', unmet.word);
    case 'only-words':
      return text('reason_only_words');
    case 'watchlist':
      return text('reason_watchlist');
    case 'shows':
      return text('reason_shows');
    case 'self':
      return text('reason_self');
    default:
      return assertNever(unmet);
  }
}
