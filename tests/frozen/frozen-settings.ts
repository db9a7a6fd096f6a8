import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

/** Settings with something in every field, as a person could have set them. */
export const FROZEN_SETTINGS: Omit<Settings, 'clientIds' | 'version'> = {
  sources: [
    userSource('ben', { name: 'Ben Okafor', since: 1 }),
    userSource('jon-o', {
      name: 'Jón Ólafsson',
      rules: { movie: { rating: 'feed' }, list: { item_added: 'notify' } },
      conditions: { ratingAtLeast: 8, neverWords: ['trailer'] },
    }),
    userSource('ada_mae', { since: 2 }),
    userSource('hugo', { paused: true }),
    showSource('dark', { name: 'Dark', seasons: [1], spoilers: 'hidden' }),
    showSource('severance', { name: 'Severance', rules: { episode: { watching: 'badge' } } }),
    followingSource({ except: ['hugo'] }),
    { kind: 'me', id: 'me', paused: false, since: 1 },
  ],
  rules: { episode: { watching: 'badge', collection: 'badge' }, movie: { seen: 'off' }, me: { reaction: 'feed' } },
  checkMinutes: 3,
  maxWaitHours: 12,
  paused: false,
  server: null,
  elsewhere: { 'v1:https://own.example': [userSource('zofia', { since: 5 })] },
  selfElsewhere: { 'v1:https://own.example': 'jo' },
  mutes: [
    { kind: 'user', id: 'hugo', name: 'Hugo Lefèvre', until: null },
    { kind: 'show', id: 'the-bear', name: 'The Bear', until: Date.UTC(2027, 0, 1) },
  ],
  snoozeUntil: null,
  conditions: {
    ...DEFAULT_SETTINGS.conditions,
    onlyWords: [],
    neverWords: ['recap'],
    shows: [{ id: 'dark', name: 'Dark' }],
    ignoreSelf: true,
  },
  self: 'mia',
  // None of the days of the story, in any time zone.
  quiet: { ranges: [{ days: ['thu', 'fri'], from: '21:30', to: '23:15' }], locked: true, fullscreen: false },
  digest: { mode: 'off', at: '18:45' },
  atOnce: 2,
  spoilers: 'unwatched',
  images: true,
  theme: 'dark',
  textSize: 'large',
  contrast: 'more',
  badge: true,
  buttons: false,
  sound: 'silent',
  skipVisible: false,
  readOnOpen: false,
  toolbar: 'panel',
  keep: { days: 400, rows: 50_000 },
};
