import { HOUR } from '@/utils/lib/time';
import type { Source } from '@/utils/sources/source';
import type { Story } from './stories.ts';
import { NOW, SETTINGS } from './world.ts';

const user = { username: 'Nora', slug: 'nora-west', name: 'Nora West', private: false };
const SEVEN = ['Asta', 'Bram', 'Cleo', 'Dag', 'Esme', 'Finn', 'Greta'].map((name) => ({
  ...(SETTINGS.sources[0] as Source),
  id: `user:${name.toLowerCase()}`,
  name,
  paused: name === 'Dag',
}));

/** Who is signed in at the build's server. */
const signedIn = (state: 'in' | 'ended', kind: 'oauth' | 'v1' = 'oauth') => ({
  accounts: {
    [`${kind === 'v1' ? 'v1' : 'v2'}:https://api.trakt.tv`]: {
      kind,
      username: 'nora-west',
      slug: 'nora-west',
      name: 'Nora West',
      since: NOW,
      state,
    },
  },
});
const code = { userCode: 'BKTX2397', url: 'https://auth.trakt.tv/activate', expiresAt: NOW + HOUR / 6, interval: 5000 };

export const OPTIONS_STORIES: Story[] = [
  { name: 'options-account-in', page: 'options.html#account', local: signedIn('in') },
  { name: 'options-account-ended', page: 'options.html#account', local: signedIn('ended') },
  {
    name: 'options-account-code',
    page: 'options.html#account',
    replies: { device: { ok: true, device: { kind: 'waiting', ...code } } },
  },
  {
    name: 'options-account-code-refused',
    page: 'options.html#account',
    replies: { device: { ok: true, device: { kind: 'failed', problem: { kind: 'wants-secret' } } } },
  },
  {
    name: 'options-account-server',
    page: 'options.html#account',
    replies: { device: { ok: true, device: null } },
    act: [
      ['click', 'details:last-of-type summary'],
      ['fill', '#server-origin', 'http://trakt.local:8080'],
    ],
  },
  { name: 'options-account-v1-in', page: 'options.html#account', protocol: 'v1', local: signedIn('in', 'v1') },
  { name: 'options-account-v1-login', page: 'options.html#account', protocol: 'v1' },
  {
    name: 'options-sources-search',
    page: 'options.html#sources',
    settings: { sources: SEVEN },
    act: [['fill', '[type="search"]', 'a']],
  },
  {
    name: 'options-many',
    page: 'options.html#sources',
    replies: {
      lookupUser: { ok: true, user },
      searchShows: { ok: true, shows: [{ ref: 'salt-ash', name: 'Salt & Ash', year: 2019, ids: {} }] },
    },
    act: [
      ['click', '.segments label:nth-of-type(2)'],
      ['fill', '#many', 'nora-west\nhttps://app.trakt.tv/profile/nora-west\nhttps://trakt.tv/shows/salt-ash'],
      ['click', '.add .primary'],
    ],
  },
  {
    name: 'options-many-failed',
    page: 'options.html#sources',
    replies: {
      lookupUser: { ok: false, error: { kind: 'not-found' } },
      searchShows: { ok: true, shows: [{ ref: 'salt-ash', name: 'Salt & Ash', year: 2019, ids: {} }] },
    },
    act: [
      ['click', '.segments label:nth-of-type(2)'],
      ['fill', '#many', 'salt-ash\nnora'],
      ['click', '.add .primary'],
    ],
  },
  { name: 'options-many-start', page: 'options.html#sources', act: [['click', '.segments label:nth-of-type(2)']] },
  {
    name: 'options-quiet',
    page: 'options.html#quiet',
    settings: {
      snoozeUntil: NOW + HOUR,
      quiet: {
        ranges: [
          { days: ['mon', 'tue', 'wed', 'thu', 'sun'], from: '22:30', to: '07:00' },
          { days: ['sat'], from: '13:00', to: '16:00' },
        ],
        locked: false,
        fullscreen: true,
      },
    },
  },
  {
    name: 'options-source',
    page: 'options.html#sources/user%3Amia-lund',
    settings: {
      rules: { movie: { rating: 'badge' } },
      mutes: [{ kind: 'user', id: 'mia-lund', name: 'Mia Lund', until: NOW + HOUR }],
      sources: [
        {
          ...(SETTINGS.sources[0] as Source),
          rules: { episode: { scrobble: 'off', watching: 'notify' } },
          conditions: { ratingAtLeast: 8, ratingAtMost: 3 },
        },
      ],
    },
  },
  { name: 'options-source-gone', page: 'options.html#sources/user%3Anobody' },
  {
    name: 'options-conditions',
    page: 'options.html#filters',
    settings: {
      sources: [{ kind: 'show', id: 'show:silo', ref: 'silo', name: 'Silo', seasons: 'all', paused: false, since: 0 }],
      conditions: {
        ratingAtLeast: 8,
        ratingAtMost: null,
        onlyWords: [],
        neverWords: ['love island', 'news'],
        titles: 'shows',
        shows: [{ id: 'the-long-harbour', name: 'The Long Harbour' }],
        ignoreSelf: false,
      },
    },
  },
  { name: 'options-notifications', page: 'options.html#notifications', settings: { spoilers: 'comments' } },
  {
    name: 'options-notifications-open',
    page: 'options.html#notifications',
    settings: { digest: { mode: 'daily', at: '18:00' } },
  },
  { name: 'options-welcome', page: 'options.html#welcome', settings: { sources: [] } },
  { name: 'options-welcome-key', page: 'options.html#welcome', settings: { sources: [], clientIds: {} } },
  {
    name: 'options-welcome-end',
    page: 'options.html#welcome',
    replies: { testNotification: { ok: true, shown: true, permission: 'granted' } },
    act: [['click', '.button.start']],
  },
  {
    name: 'options-welcome-refused',
    page: 'options.html#welcome',
    replies: { testNotification: { ok: true, shown: false, permission: 'denied' } },
    act: [['click', '.button.start']],
  },
  { name: 'options-quiet-empty', page: 'options.html#quiet' },
  { name: 'options-appearance', page: 'options.html#appearance' },
  {
    name: 'options-appearance-chosen',
    page: 'options.html#appearance',
    settings: { theme: 'dark', textSize: 'larger', contrast: 'more' },
  },
];
