import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer } from '@/utils/trakt/http';
import { read } from '@/utils/trakt/lenient';
import { failure } from '@/utils/trakt/v1/wire';

/**
 * Interprets `{status: "failure", error}`, which comes with any HTTP status; null for other answers. The text of
 * `error` is this protocol's only error code. Documented are those for a refused key, a failed sign-in and a full
 * server, but not for a protected or unknown user.
 */
export function toFailure({ json, status, signedIn }: HttpAnswer): TraktError | null {
  const body = read(failure, json);
  if (body?.status !== 'failure') return null;
  const error = body.error?.toLowerCase() ?? '';
  if (/api (key|permission)/.test(error)) return { kind: 'key-refused' };
  if (/over capacity/.test(error)) return { kind: 'server', status: status >= 500 ? status : 503 };
  if (/protected|private/.test(error)) return { kind: 'private' };
  if (/authenticat/.test(error)) return signedIn ? { kind: 'sign-in' } : { kind: 'private' };
  if (/not found|no such|unknown|invalid (user|title|show)|does ?n.t exist/.test(error)) return { kind: 'not-found' };
  if (status === 401) return signedIn ? { kind: 'sign-in' } : { kind: 'private' };
  if (status === 403) return { kind: 'private' };
  if (status === 404) return { kind: 'not-found' };
  if (status >= 500) return { kind: 'server', status };
  return { kind: 'unexpected', status };
}
