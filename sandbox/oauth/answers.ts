import type { World } from '@/sandbox/world';
import type { Session, Sessions } from './sessions';
import { CLIENT_SECRET, type OAuthSettings } from './settings';

export interface OAuthDeps {
  world: World;
  clock: () => number;
  settings: OAuthSettings;
  sessions: Sessions;
  knowsClient: (clientId: string) => boolean;
}

/** The body that a client sent: JSON as Trakt documents it, or a form as OAuth does. */
export type Sent = Readonly<Record<string, string | undefined>>;

export const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

export const refuse = (error: string, description: string, status = 400) =>
  json(status, { error, error_description: description });

export const page = (status: number, title: string, body: string) =>
  new Response(
    `<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="font: 1rem/1.5 sans-serif; margin: 3rem auto; max-width: 24rem"><h1>${title}</h1>${body}`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );

/** The pair of tokens in Trakt's format; times in seconds. */
export const tokenAnswer = ({ access, refresh, createdAt, expiresAt }: Session) =>
  json(200, {
    access_token: access,
    token_type: 'bearer',
    expires_in: Math.round((expiresAt - createdAt) / 1000),
    refresh_token: refresh,
    scope: 'public',
    created_at: Math.floor(createdAt / 1000),
  });

/** Null if the client may proceed. */
export function checkClient(sent: Sent, { settings, knowsClient }: OAuthDeps): Response | null {
  const known = knowsClient(sent.client_id ?? '');
  const proves = !settings.wantsSecret || sent.client_secret === CLIENT_SECRET;
  return known && proves ? null : refuse('invalid_client', 'Client authentication failed', 401);
}
