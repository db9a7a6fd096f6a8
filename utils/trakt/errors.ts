import { assertNever } from '@/utils/lib/assert-never';

/**
 * Everything that can go wrong between Lookout and Trakt. Every switch over it is exhaustive. Plain JSON, because
 * stream states store the latest error.
 */
export type TraktError =
  /** No answer at all: no network, DNS, refused connection. */
  | { kind: 'offline' }
  /** No complete answer within the deadline. */
  | { kind: 'timeout' }
  /** This user's profile is private and not visible to the person. */
  | { kind: 'private' }
  /** No such user, show or season. */
  | { kind: 'not-found' }
  /** Trakt requires a sign-in, or the sign-in has ended. */
  | { kind: 'sign-in' }
  /** The Client ID (v1: the API key) is missing, wrong or not approved. */
  | { kind: 'key-refused' }
  /** The key may be valid, but not for this resource. */
  | { kind: 'forbidden' }
  /** Trakt's edge blocks this network or browser, until `retryAt` (ms UTC) if it said so. */
  | { kind: 'blocked'; retryAt: number | null }
  /** Too many requests. `edge`: the answer came from Trakt's edge, not its API. */
  | { kind: 'rate-limited'; retryAt: number | null; edge: boolean }
  /** The requesting account is locked or deactivated: the signed-in one, or the one that owns the key. */
  | { kind: 'locked' }
  /** The requested account is locked or deactivated. */
  | { kind: 'user-locked' }
  /** Only for Trakt VIPs. */
  | { kind: 'vip-only'; url: string | null }
  /** 5xx. */
  | { kind: 'server'; status: number }
  /** The answer is not JSON although it should be: an error page, a truncated body. */
  | { kind: 'not-json'; status: number }
  /** JSON of an unknown shape; `path` names the first mismatch. */
  | { kind: 'bad-shape'; path: string }
  /** A bug in Lookout while it read the answer. */
  | { kind: 'internal' }
  /** Any other status. */
  | { kind: 'unexpected'; status: number };

/** Errors of an outage of Trakt or of the network. They say nothing about the listing. */
const OUTAGE_KINDS: readonly TraktError['kind'][] = [
  'offline',
  'timeout',
  'server',
  'not-json',
  'bad-shape',
  'unexpected',
];

export function isOutageError(error: TraktError | null): boolean {
  return error !== null && OUTAGE_KINDS.includes(error.kind);
}

/**
 * Whether an error concerns all of Trakt, not only the listing that met it. Such an error ends the round, and is not
 * counted as a failure of the listing.
 */
export function stopsRound(error: TraktError): boolean {
  switch (error.kind) {
    case 'offline':
    case 'key-refused':
    case 'blocked':
    case 'rate-limited':
    case 'locked':
      return true;
    case 'timeout':
    case 'private':
    case 'user-locked':
    case 'not-found':
    case 'sign-in':
    case 'forbidden':
    case 'vip-only':
    case 'server':
    case 'not-json':
    case 'bad-shape':
    case 'internal':
    case 'unexpected':
      return false;
    default:
      return assertNever(error);
  }
}
