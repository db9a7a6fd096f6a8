import type { OAuthTokens } from '@/utils/account/account';
import { bounded } from '@/utils/lib/bounded';
import { DAY, SECOND } from '@/utils/lib/time';
import { type HttpOptions, readBytes, withDeadline } from '@/utils/trakt/http';

/** Maximum size of an OAuth response, bytes. */
const MAX_OAUTH_BODY_BYTES = 64 * 1024;
/** Longer tokens do not fit into the headers that servers accept. */
const MAX_TOKEN_CHARS = 8192;

export interface Answer {
  /** 0: no answer. */
  status: number;
  /** Null if it is not a JSON object. */
  body: Record<string, unknown> | null;
}

/** POSTs JSON, the format that Trakt documents for all OAuth endpoints. Never rejects. */
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
        // Following a redirect would send the secrets to an unknown place.
        redirect: 'manual',
        signal,
      });
      const bytes = await readBytes(response, MAX_OAUTH_BODY_BYTES);
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
  typeof value === 'string' && value.length <= MAX_TOKEN_CHARS && /^[\x21-\x7e]+$/.test(value);

/** The tokens in the answer of a token endpoint, or null if it has none. */
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
    // Uses our clock, not the server's: ours may be a day off, but the error is the same later.
    lasts: bounded(typeof seconds === 'number' ? seconds * SECOND : null, SECOND, 400 * DAY) ?? DAY,
  };
}
