import { bounded } from '@/utils/lib/bounded';
import { DAY, MINUTE } from '@/utils/lib/time';
import type { Budget } from '@/utils/store/poller-schema';
import type { TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';

/**
 * Trakt allows 500 GETs in any 300 s for a Client ID and address (`X-Ratelimit`, November 2026). The token bucket below
 * lets through at most 150 + 300 x 1 = 450 in any 300 s, for checks and lookups together. The other 50 are left to a
 * second browser at the same address.
 */
export const ALLOWANCE = { limit: 500, period: 5 * MINUTE } as const;
/** Tokens that a full bucket holds. */
export const BUCKET_REQUESTS = 150;
/** Tokens that the bucket gains: one a second. */
const RATE_PER_MS = 1 / 1000;

/**
 * Until when the allowance is used up, ms UTC: then the schedule may read again; undefined if some is left. The
 * schedule stops at the reserve, so only lookups, "Check now" or Trakt's own count take the bucket this low.
 */
function usedUpUntil(tokens: number, at: number): number | undefined {
  return tokens >= 1 ? undefined : at + Math.ceil((RESERVED_REQUESTS + 1 - tokens) / RATE_PER_MS);
}

const withTokens = (budget: Budget, tokens: number): Budget => ({
  ...budget,
  tokens,
  usedUpUntil: usedUpUntil(tokens, budget.at),
});

/** The sustainable number of requests per day. */
export const SUSTAINED_REQUESTS_PER_DAY = RATE_PER_MS * DAY;
/** Tokens that the schedule leaves in the bucket, for lookups and new sources. */
const RESERVED_REQUESTS = 30;
/** Lower bound of the bucket, whatever was spent or reported. */
export const MIN_TOKENS = -BUCKET_REQUESTS;
/** The allowance is never used up for longer, ms. */
export const MAX_USED_UP_MS = (RESERVED_REQUESTS + 1 - MIN_TOKENS) / RATE_PER_MS;
/** Requests that one tick can spend on due streams; a larger number is spread over several ticks. */
export const MAX_REQUESTS_PER_TICK = BUCKET_REQUESTS - RESERVED_REQUESTS;

export const fullBudget = (now: number): Budget => ({
  tokens: BUCKET_REQUESTS,
  at: now,
  waitUntil: null,
  waitReason: null,
  waits: 0,
});

/** Tokens as of `now`. A clock that was set back neither adds nor removes any. */
function tokensAt({ tokens, at }: Budget, now: number): number {
  return Math.min(BUCKET_REQUESTS, tokens + Math.max(0, now - at) * RATE_PER_MS);
}

const refill = (budget: Budget, now: number): Budget => ({ ...budget, tokens: tokensAt(budget, now), at: now });

const sentBy = ({ sent = 0 }: Budget): number => sent;

/** Takes one request off. May go below zero: a read that has begun is finished, and paid for later. */
function spend(budget: Budget, now: number): Budget {
  const sent = { ...budget, at: now, sent: sentBy(budget) + 1 };
  return withTokens(sent, Math.max(MIN_TOKENS, tokensAt(budget, now) - 1));
}

export function canSpend(budget: Budget, now: number): boolean {
  return !isWaiting(budget, now) && tokensAt(budget, now) >= 1;
}

/** How many requests the schedule may plan now. */
export function roomOf(budget: Budget, now: number): number {
  return isWaiting(budget, now) ? 0 : Math.max(0, Math.floor(tokensAt(budget, now)) - RESERVED_REQUESTS);
}

export function isWaiting(budget: Budget, now: number): boolean {
  return budget.waitUntil !== null && now < budget.waitUntil;
}

/** The longest wait that a server may ask for, ms. */
export const MAX_NAMED_WAIT_MS = DAY;
/** The longest wait if the server names none, ms: an upper bound for the delay of news after an outage. */
export const MAX_UNNAMED_WAIT_MS = 15 * MINUTE;

/**
 * Starts a wait that Trakt or its edge asked for.
 *
 * @param until ms UTC, or null if not given: then 1 minute, doubled with each consecutive wait, up to 15
 * @param random 0 to 1, so that many browsers do not return at once
 */
export function wait(
  budget: Budget,
  reason: NonNullable<Budget['waitReason']>,
  until: number | null,
  now: number,
  random: () => number,
): Budget {
  const named = until !== null && until > now;
  const guess = Math.min(MAX_UNNAMED_WAIT_MS, MINUTE * 2 ** budget.waits * (1 + random() / 4));
  const waitUntil = named ? Math.min(until, now + MAX_NAMED_WAIT_MS) : now + guess;
  const waits = Math.min(budget.waits + 1, MAX_WAITS);
  return { ...refill(budget, now), waitUntil, waitReason: reason, named, waits };
}

/** Maximum count of consecutive waits: more make no difference. */
export const MAX_WAITS = 20;

/** Ends a wait of guessed length for one probe. If the probe meets another wait, the guesses continue from here. */
export const liftWait = (budget: Budget): Budget => ({ ...budget, waitUntil: null });

/** Ends any wait, because an answer came. */
export function answered(budget: Budget): Budget {
  return budget.waitReason === null
    ? budget
    : { ...budget, waitUntil: null, waitReason: null, named: undefined, waits: 0 };
}

/**
 * The budget of a round, held in memory, merged with the changes that lookups have made to the stored one meanwhile:
 * requests spent, and waits started or ended. If both have met a wait, the longer counts.
 *
 * @param seen what was stored when the round last looked
 */
export function mergeBudgets(mine: Budget, seen: Budget, stored: Budget | undefined): Budget {
  if (!stored) return mine;
  // Subtracts requests, not tokens: Trakt's count of what is left already includes those of both.
  const spent = sentBy(stored) - sentBy(seen);
  // An absurd stored number must not undo the repair with which this round began.
  const theirs = tokensAt({ ...stored, tokens: Math.max(MIN_TOKENS, stored.tokens) }, mine.at);
  const tokens = Math.min(mine.tokens - spent, theirs);
  const isTheirs =
    stored.waitUntil !== seen.waitUntil &&
    (mine.waitUntil === seen.waitUntil || (stored.waitUntil ?? 0) > (mine.waitUntil ?? 0));
  const { waitUntil, waitReason, named, waits } = isTheirs ? stored : mine;
  return withTokens({ ...mine, sent: sentBy(mine) + spent, waitUntil, waitReason, named, waits }, tokens);
}

/** Requests used and left, for Health and diagnostics. */
export function allowance(budget: Budget, now: number): { used: number; left: number; limit: number } {
  const left = Math.max(0, Math.floor(tokensAt(budget, now)));
  return { used: BUCKET_REQUESTS - left, left, limit: BUCKET_REQUESTS };
}

/** Trakt's count is shared by everybody at this address; this part of its limit is left to others. */
const RESERVED_SHARE = 0.1;

/**
 * Tokens by Trakt's own count. Its numbers are clamped to the known limit, so that no header, however absurd, stops
 * polling for longer than it takes to refill {@link MIN_TOKENS}: some three minutes.
 */
function tokensLeft({ limit, remaining }: NonNullable<Answered['rateLimit']>): number {
  const untouched = RESERVED_SHARE * (bounded(limit, 0, ALLOWANCE.limit) ?? ALLOWANCE.limit);
  return Math.max(MIN_TOKENS, (bounded(remaining, 0, ALLOWANCE.limit) ?? ALLOWANCE.limit) - untouched);
}

/**
 * The budget after a request was sent. If Trakt reports less than our own count (`X-Ratelimit`; a second browser, a
 * lower limit), its number is used. If Trakt or its edge asks for a wait, it begins here, before anything else can be
 * sent. Several such answers at once count as one, with the longest wait.
 *
 * @param status 0 if no answer came
 */
export function afterAnswer(
  budget: Budget,
  { status, rateLimit, retryAt, edge }: Answered,
  now: number,
  random: () => number,
): Budget {
  const spent = spend(budget, now);
  const reason = askedToWait(status, edge, retryAt, now);
  if (reason) {
    const isLonger = (retryAt ?? 0) > (spent.waitUntil ?? 0);
    // The rest of a refused key is Lookout's own choice, and no answer to this.
    const isAsked = ASKED.includes(spent.waitReason);
    if (isAsked && isWaiting(spent, now) && !isLonger) return spent;
    return wait(spent, reason, retryAt, now, random);
  }
  // Requests sent before the wait began may be answered during it.
  const next = status >= 200 && status < 400 && !isWaiting(spent, now) ? answered(spent) : spent;
  if (!rateLimit) return next;
  return withTokens(next, Math.min(next.tokens, tokensLeft(rateLimit)));
}

/** Reasons that come from Trakt or its edge. */
const ASKED: readonly Budget['waitReason'][] = ['rate-limited', 'blocked', 'server'];

/** A server that is down asks for a wait only if it names a time; otherwise each check tries it. */
function askedToWait(status: number, edge: boolean, retryAt: number | null, now: number): Budget['waitReason'] {
  if (status === 429) return 'rate-limited';
  if (status === 403 && edge) return 'blocked';
  return status === 503 && retryAt !== null && retryAt > now ? 'server' : null;
}

/** A refused key or a locked account does not recover in a minute. Another key ends this wait, ms. */
const KEY_REST_MS = 30 * MINUTE;

/** The budget after a read failed in a way that only its reader recognizes and that would affect any other read too. */
export function afterError(budget: Budget, error: TraktError, now: number, random: () => number): Budget {
  const isLasting = error.kind === 'key-refused' || error.kind === 'locked';
  return isLasting ? wait(budget, error.kind, now + KEY_REST_MS, now, random) : budget;
}
