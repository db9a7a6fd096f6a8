import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer } from '@/utils/trakt/http';

/**
 * Classifies an answer by the rules both protocols share: ok (200 with JSON, 201 to 299 with JSON or no body, 304), or
 * an error. A 403 from the API itself (not Trakt's edge) without `X-Private-User` is ambiguous: a refused key, or a
 * private listing. It is returned as `forbidden`, and the caller resolves it.
 */
export function classify(answer: HttpAnswer): Result<HttpAnswer, TraktError> {
  const { status, json, headers, retryAt, edge } = answer;
  if (status === 304) return ok(answer);
  if (status >= 200 && status < 300) {
    return json === undefined || (json === null && status === 200) ? err({ kind: 'not-json', status }) : ok(answer);
  }
  if (status >= 500) return err({ kind: 'server', status });
  switch (status) {
    case 401:
      return err({ kind: headers.privateUser ? 'private' : 'sign-in' });
    case 403:
      return err(edge ? { kind: 'blocked', retryAt } : { kind: headers.privateUser ? 'private' : 'forbidden' });
    case 404:
      return err({ kind: headers.privateUser ? 'private' : 'not-found' });
    case 423:
      return err({ kind: 'locked' });
    case 426:
      return err({ kind: 'vip-only', url: secureUrl(headers.upgradeUrl) });
    case 429:
      return err({ kind: 'rate-limited', retryAt, edge });
    default:
      return err({ kind: 'unexpected', status });
  }
}

/** People will be sent to this URL, so only https is accepted. */
function secureUrl(url: string | null): string | null {
  return url?.startsWith('https://') ? url : null;
}
