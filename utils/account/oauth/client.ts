import type { OAuthTokens } from '@/utils/account/account';
import { bounded } from '@/utils/lib/bounded';
import { DAY, SECOND } from '@/utils/lib/time';
import { type HttpOptions, readBytes, withDeadline } from '@/utils/trakt/http';

/** The largest answer of an OAuth address, bytes. */
const MAX_OAUTH_BODY = 64 * 1024;
/** Longer tokens fit into no header that a server takes. */
const LONGEST_TOKEN = 8192;

export interface Answer {
  /** 0: no answer. */
  status: number;
  /** Null where it is not an object of JSON. */
  body: Record<string, unknown> | null;
}

/** POST as JSON, the form in which Trakt documents all of its OAuth addresses. Never rejects. */
export async function post(send: HttpOptions['fetch'], url: string, sent: object): Promise<Answer> {
  const nothing: Answer = { status: 0, body: null };
  return withDeadline(nothing, async (signal) => {
    try {
      const response = await send(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
        cache: 'no-store',
        credentials: 'omit',
        // A redirect would carry the secrets to wherever it points.
        redirect: 'manual',
        signal,
      });
      const bytes = await readBytes(response, MAX_OAUTH_BODY);
      const { status } = response;
      try {
        const body: unknown = JSON.parse(new TextDecoder().decode(bytes ?? undefined));
        return { status, body: typeof body === 'object' ? (body as Answer['body']) : null };
      } catch {
        return { status, body: null };
      }
    } catch {
      return nothing;
    }
  });
}

const isToken = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_TOKEN && /^[\x21-\x7e]+$/.test(value);

/** Tokens from an answer of a token address, or null where it holds none. */
export function toTokens(
  { status, body }: Answer,
  of: Pick<OAuthTokens, 'authOrigin' | 'clientId' | 'redirect'>,
  now: number,
): OAuthTokens | null {
  const { access_token: access, refresh_token: refresh, expires_in: seconds, token_type: type = 'bearer' } = body ?? {};
  if (status !== 200 || !isToken(access) || String(type).toLowerCase() !== 'bearer') return null;
  return {
    kind: 'oauth',
    authOrigin: of.authOrigin,
    clientId: of.clientId,
    redirect: of.redirect,
    access,
    refresh: isToken(refresh) ? refresh : null,
    at: now,
    // Not by the server's clock: ours may be a day off, but is as wrong later as it is now.
    lasts: bounded(typeof seconds === 'number' ? seconds * SECOND : null, SECOND, 400 * DAY) ?? DAY,
  };
}
