/** Configuration fixed at build time. README.md has a table of the settings. */
export interface TraktServer {
  protocol: 'v1' | 'v2';
  /** Origin of the API, without a trailing slash. */
  apiOrigin: string;
  authOrigin: string;
  /** The project's public client ID, or null: then the person is asked for one. */
  clientId: string | null;
}

function origin(name: string, value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new Error(`${name} is not an address: "${value}". It should look like https://api.trakt.tv`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`${name} must begin with https:// or http://, not "${value}"`);
  }
  return url.origin;
}

/**
 * Reads the `WXT_TRAKT_*` variables. Used by `wxt.config.ts` (with the process's environment, for host permissions) and
 * by the extension (with `import.meta.env`), so that both always agree.
 */
export function readBuildEnv(env: Record<string, unknown>): TraktServer {
  const text = (name: string) => (typeof env[name] === 'string' ? env[name].trim() : '');
  const protocol = text('WXT_TRAKT_PROTOCOL') || 'v2';
  if (protocol !== 'v1' && protocol !== 'v2') {
    throw new Error(`WXT_TRAKT_PROTOCOL is "${protocol}"; it must be v1 or v2`);
  }
  return {
    protocol,
    apiOrigin: origin('WXT_TRAKT_API_ORIGIN', text('WXT_TRAKT_API_ORIGIN') || 'https://api.trakt.tv'),
    authOrigin: origin('WXT_TRAKT_AUTH_ORIGIN', text('WXT_TRAKT_AUTH_ORIGIN') || 'https://auth.trakt.tv'),
    clientId: text('WXT_TRAKT_CLIENT_ID') || null,
  };
}
