/** How the sandbox signs people in; the control address changes it. Times in seconds. */
export interface OAuthSettings {
  /** Who sits at the browser: a username or slug. */
  as: string;
  /** What they do on the page of consent; `ask` shows it, the others answer at once. */
  answer: 'approve' | 'deny' | 'ask' | 'wrong-state';
  /** True: a server of the old kind, which gives nothing to a client without its secret. */
  wantsSecret: boolean;
  /** Redirect addresses of the application, compared letter by letter. */
  redirects: string[];
  codeSeconds: number;
  accessSeconds: number;
  deviceSeconds: number;
  /** Seconds between two questions of a device. */
  deviceInterval: number;
  /** How a device is answered that must wait: by Trakt's bare statuses, or in the words that OAuth has for them (RFC 8628). */
  deviceAnswers: 'status' | 'words';
  /** Statuses of `/users/me/{circle}/activities`: 401 is what some clients met there with a good token. */
  feedStatus: 200 | 401 | 403 | 404 | 426;
}

export const CLIENT_SECRET = 'sandbox-client-secret';

/** Where the pinned builds of both browsers are called back: they follow from key and add-on id in wxt.config.ts. */
export const REDIRECTS = {
  chromium: 'https://gjlehmnikafhmnbnikhhcjbnfobnhkbe.chromiumapp.org/',
  firefox: 'https://7fe317fb79a16c95f93ed843cecd4b677642d880.extensions.allizom.org/',
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
