import { assertNever } from '@/utils/lib/assert-never';

/**
 * What can go wrong between us and Trakt; evidence in `docs/architecture.md`. Switched exhaustively everywhere, and
 * plain JSON, because stream states keep the last one.
 */
export type TraktError =
  /** No answer at all: no network, DNS, refused connection. */
  | { kind: 'offline' }
  /** No whole answer within the deadline. */
  | { kind: 'timeout' }
  /** This user's profile is private and we may not see it. */
  | { kind: 'private' }
  /** No such user, show or season. */
  | { kind: 'not-found' }
  /** Trakt wants a sign-in, or the one it had has ended. */
  | { kind: 'sign-in' }
  /** The client id (v1: the API key) is missing, wrong or not approved. */
  | { kind: 'key-refused' }
  /** A key that may be right, but not for this resource. */
  | { kind: 'forbidden' }
  /** Trakt's edge blocks this network or browser; not before `retryAt` (ms UTC), where it said so. */
  | { kind: 'blocked'; retryAt: number | null }
  /** Too many requests; `edge` where it was Trakt's edge and not its API that said so. */
  | { kind: 'rate-limited'; retryAt: number | null; edge: boolean }
  /** The account that asks is locked or deactivated: the signed-in one, or that of the key. */
  | { kind: 'locked' }
  /** The account that was asked about is locked or deactivated. */
  | { kind: 'user-locked' }
  /** Only for Trakt VIPs. */
  | { kind: 'vip-only'; url: string | null }
  /** 5xx. */
  | { kind: 'server'; status: number }
  /** Something that is not JSON where JSON was due: an error page, a cut body. */
  | { kind: 'not-json'; status: number }
  /** JSON of another shape than known; `path` names the first place. */
  | { kind: 'bad-shape'; path: string }
  /** A mistake of Lookout's own while it read the answer. */
  | { kind: 'internal' }
  /** Any other status. */
  | { kind: 'unexpected'; status: number };

export type TraktErrorKind = TraktError['kind'];

/** What a listing meets when Trakt, or the way to it, is down: it says nothing about the listing itself. */
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
 * Whether it is about all of Trakt and not about what was read: then nothing else is asked for now, and it says nothing of
 * the listing that met it.
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
