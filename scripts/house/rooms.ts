/** A folder, what it may import, and what to do instead of importing anything else. */
export interface Room {
  folder: string;
  /** Importable folders and single files, besides the folder itself. */
  may: readonly string[];
  /** Exceptions from `may`, each with its own remedy. */
  never?: readonly { files: readonly string[]; remedy: string }[];
  /** The linter's message for any other import. */
  remedy: string;
  /** True if it must not import `wxt/browser`. */
  noBrowser?: true;
}

const LIB = ['utils/lib'];
const DOMAIN = [...LIB, 'utils/activity', 'utils/rules', 'utils/sources'];
/** The types of the port: everything that most folders may import of `utils/trakt`. */
const PORT = ['utils/trakt/trakt-client', 'utils/trakt/errors'];

const TRAKT_REMEDY =
  "utils/trakt turns Trakt's answers into activities: it knows activities and sources, never rules, store or browser.";
const BOTH_REMEDY = 'v1 and v2 never import each other: what both need belongs to utils/trakt or utils/activity.';
const PAGE_REMEDY = 'Pages command through messaging/send and read through store/read and settings/read-settings.';

/** What pages may import: they read, and send commands by message. */
const PAGES = [
  ...DOMAIN,
  'components',
  'assets',
  'utils/messaging/send',
  'utils/messaging/in-view',
  'utils/messaging/signals',
  'utils/messaging/protocol',
  'utils/settings',
  'utils/server',
  'utils/account/account',
  'utils/account/read-account',
  'utils/store/read',
  'utils/store/open-database',
  'utils/store/poller-schema',
  'utils/store/schema',
  'utils/store/store-error',
  'utils/store/images',
  'utils/trakt/errors',
];
const PAGES_NEVER = [
  { files: ['utils/settings/store', 'utils/settings/changes', 'utils/settings/sync/step'], remedy: PAGE_REMEDY },
];

/**
 * All folders, the most basic first. `biome.json` is generated from this list. A folder below `utils` may import only
 * folders that come before it, which `npm run house` checks. Entrypoints may import what their row says; some import
 * each other, because the background uses the types of the scripts that it loads later, and these use those of the
 * loader.
 */
export const ROOMS: readonly Room[] = [
  {
    folder: 'utils/lib',
    may: ['locales'],
    remedy: 'utils/lib knows nothing of Lookout: move what does to the folder it belongs to.',
    noBrowser: true,
  },
  {
    folder: 'utils/activity',
    may: LIB,
    remedy: 'utils/activity imports only utils/lib: rules, sources and Trakt know activities, not the other way round.',
    noBrowser: true,
  },
  {
    folder: 'utils/rules',
    may: [...LIB, 'utils/activity'],
    remedy: 'Rules are pure: they know activities and state the small interface they need of a source.',
    noBrowser: true,
  },
  {
    folder: 'utils/sources',
    may: DOMAIN,
    remedy: 'Sources are pure: they know activities and rules. Hand in the rest.',
    noBrowser: true,
  },
  { folder: 'utils/trakt', may: [...LIB, 'utils/activity', 'utils/sources'], remedy: TRAKT_REMEDY, noBrowser: true },
  {
    folder: 'utils/trakt/v1',
    may: [...LIB, 'utils/activity', 'utils/sources', 'utils/trakt'],
    never: [{ files: ['utils/trakt/v2'], remedy: BOTH_REMEDY }],
    remedy: TRAKT_REMEDY,
    noBrowser: true,
  },
  {
    folder: 'utils/trakt/v2',
    may: [...LIB, 'utils/activity', 'utils/sources', 'utils/trakt'],
    never: [{ files: ['utils/trakt/v1'], remedy: BOTH_REMEDY }],
    remedy: TRAKT_REMEDY,
    noBrowser: true,
  },
  {
    folder: 'utils/server',
    may: ['utils/lib'],
    remedy: 'utils/server says which Trakt is meant, from what it is handed.',
    noBrowser: true,
  },
  {
    folder: 'utils/store',
    may: [...DOMAIN, ...PORT],
    remedy:
      'utils/store keeps what it is handed: it knows activities, rules, sources and the types of the port (trakt/trakt-client, trakt/errors).',
    noBrowser: true,
  },
  {
    folder: 'utils/settings',
    may: [...DOMAIN, 'utils/server'],
    remedy: "utils/settings knows rules and sources; what follows from a change is the background's job.",
  },
  {
    folder: 'utils/account',
    may: ['utils/lib', 'utils/server', 'utils/trakt/errors', 'utils/trakt/http', 'utils/trakt/basic-auth'],
    remedy:
      'utils/account keeps who has signed in: it knows requests (trakt/http) and nothing of what is read with them.',
  },
  {
    folder: 'utils/notify',
    may: [...DOMAIN, 'utils/store', 'utils/settings'],
    remedy: 'utils/notify shows what the store holds: it knows neither Trakt nor the poller.',
  },
  {
    folder: 'utils/poll',
    may: [...DOMAIN, 'utils/store', 'utils/settings', ...PORT, 'utils/trakt/http'],
    remedy: 'utils/poll reads through the port (trakt/trakt-client); entrypoints/poller builds the clients.',
    noBrowser: true,
  },
  {
    folder: 'utils/messaging',
    may: [...DOMAIN, 'utils/store', 'utils/settings', 'utils/server', ...PORT, 'utils/account/account'],
    remedy: 'utils/messaging carries plain data: types of rules, sources, store and errors.',
  },
  {
    folder: 'sandbox',
    may: ['utils/activity', 'utils/trakt/v2/endpoint-facts'],
    remedy:
      'The sandbox is Trakt, not Lookout: it shares the vocabulary (utils/activity), what was recorded of Trakt (trakt/v2/endpoint-facts) and nothing else.',
    noBrowser: true,
  },
  {
    folder: 'components',
    may: [...PAGES, 'utils/account/oauth/authorize', 'utils/account/oauth/sha1'],
    never: PAGES_NEVER,
    remedy: PAGE_REMEDY,
  },
  { folder: 'entrypoints/popup', may: PAGES, never: PAGES_NEVER, remedy: PAGE_REMEDY },
  { folder: 'entrypoints/sidepanel', may: PAGES, never: PAGES_NEVER, remedy: PAGE_REMEDY },
  { folder: 'entrypoints/feed', may: PAGES, never: PAGES_NEVER, remedy: PAGE_REMEDY },
  { folder: 'entrypoints/options', may: PAGES, never: PAGES_NEVER, remedy: PAGE_REMEDY },
  {
    folder: 'entrypoints/background',
    may: ['utils', 'entrypoints/poller/poller', 'entrypoints/extras/extras', 'entrypoints/demo'],
    never: [
      {
        files: [
          'utils/trakt/create-trakt-client',
          'utils/trakt/images',
          'utils/trakt/v1',
          'utils/trakt/v2',
          'utils/store/feed-writer',
        ],
        remedy: "What a check needs is a script of its own, entrypoints/poller: services.loadScript('poller').",
      },
    ],
    remedy: 'The background wires utils; it knows no pages and no sandbox.',
  },
  {
    folder: 'entrypoints/poller',
    may: ['utils', 'entrypoints/background/later-scripts'],
    remedy: 'The script that checks knows utils; what it needs of the background is handed in.',
  },
  {
    folder: 'entrypoints/extras',
    may: ['utils', 'entrypoints/background/later-scripts'],
    remedy: 'What is loaded now and then knows utils; what it needs of the background is handed in.',
  },
  {
    folder: 'entrypoints/demo',
    may: ['utils', 'sandbox/demo', 'entrypoints/background/later-scripts'],
    remedy: "The demo's script knows utils and the sandbox's world; what it needs of the background is handed in.",
  },
];
