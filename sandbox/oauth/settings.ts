/** How the sandbox signs people in; the control address changes it. Times in seconds. */
export interface OAuthSettings {
  /** Who sits at the browser: a username or slug. */
  as: string;
  /** Their answer on the page of consent; `ask` shows the page, the others answer at once. */
  answer: 'approve' | 'deny' | 'ask' | 'wrong-state';
  /** True: an old server, which requires the client's secret. */
  wantsSecret: boolean;
  /** Redirect addresses of the application, compared exactly. */
  redirects: string[];
  codeSeconds: number;
  accessSeconds: number;
  deviceSeconds: number;
  /** Seconds between two polls of a device. */
  deviceInterval: number;
  /** How a waiting device is answered: by Trakt's bare statuses, or with OAuth's error codes (RFC 8628). */
  deviceAnswers: 'status' | 'words';
  /** Statuses of `/users/me/{circle}/activities`: some clients got a 401 with a valid token. */
  feedStatus: 200 | 401 | 403 | 404 | 426;
}

export const CLIENT_SECRET = 'sandbox-client-secret';

/**
 * Redirect addresses of the pinned builds for both browsers: they follow from the key in wxt.config.ts and the add-on
 * id in trakt-app.json.
 */
export const REDIRECTS = {
  chromium: 'https://gjlehmnikafhmnbnikhhcjbnfobnhkbe.chromiumapp.org/',
  firefox: 'https://56847bae489a74c5ee17eec0e4e0f01fe364e757.extensions.allizom.org/',
} as const;

export const DEFAULT_OAUTH: Readonly<OAuthSettings> = {
  as: 'mia',
  answer: 'approve',
  wantsSecret: false,
  redirects: Object.values(REDIRECTS),
  codeSeconds: 600,
  accessSeconds: 7 * 86_400,
  deviceSeconds: 600,
  deviceInterval: 5,
  deviceAnswers: 'status',
  feedStatus: 200,
};
