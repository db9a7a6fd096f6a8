import { defineConfig } from 'wxt';
import packageJson from './package.json' with { type: 'json' };
import { feedSkeleton } from './scripts/feed-skeleton.ts';
import { localeHooks } from './scripts/languages/locale-build.ts';
import { collectNotices } from './scripts/packages/notices.ts';
import { closedPages, EXTENSION_POLICY } from './scripts/policy/content-policy.ts';
import traktApp from './trakt-app.json' with { type: 'json' };
import { readBuildEnv, type TraktServer } from './utils/server/build-env.ts';

/**
 * The public half of a key made for this extension: it fixes the id of an unpacked one, `development` in
 * `trakt-app.json`. The private half is not needed by anything here. Packages for the stores go without it.
 */
const MANIFEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwHQX8/t646XOeGqbHXJKE26xNe30mPbBEpIrmHg+tLahvOolhQ45Mv8DVoo3C4S6BpMXnyPYe4wZOMxcosRuMVsSDk8cHgqHDuQzDzSk2pESUEDqqu+vApy+UYyt6dEexM+VwLsVcgO4bzLeofTTaI5LOlVWLbg1J3YL+xPYiAX06k+/mfy3ckRM4o5bvg+WDd8BsmSH1ENUEehlvJre8RU0M6QHtrEnh+69lu57cBpAKgdbEwhyfxb1DZzp/abMPTpbQDQQ1c7atkF9lP0ZB8UxzBCDe20zW3rDviXSHaiYe4d4Mr4qnLAuN3d0YJVA+a21a4PlVueo3v1i4lvZzQIDAQAB';

/** Where Trakt's pictures come from; they are fetched and cached, never hot-linked. */
const IMAGE_HOSTS = ['https://walter-r2.trakt.tv/*', 'https://media.trakt.tv/*'];

const TRAKT = 'https://api.trakt.tv';

/** The server of this build. Trakt's Client ID is part of the sources; another server's comes with its address. */
function buildServer(): TraktServer {
  const env = readBuildEnv({ ...process.env });
  return env.apiOrigin === TRAKT ? { ...env, clientId: traktApp.clientId.trim() || null } : env;
}

/** A match pattern has no port: it stands for every port of the host, and Firefox refuses one. */
function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/**
 * Vite wraps each dynamic import in a helper that fetches its parts ahead over the network. Ours lie on the disk and
 * bring no styles: 1 kB less before the popup's first paint.
 */
const leanImports = {
  name: 'lookout:lean-imports',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};

/**
 * What is built goes without the polyfill, a tenth of the background and an eighth of what the popup loads before its
 * first paint: in every browser that the manifest allows, all that is called returns promises by itself, and
 * `messaging/serve` answers in the way that both APIs share. The module stays for its types and for development.
 */
const bareBrowser = {
  name: 'lookout:bare-browser',
  enforce: 'pre' as const,
  // What WXT itself gives: `globalThis.browser`, or `chrome`.
  config: () => ({ resolve: { alias: { 'wxt/browser': '@wxt-dev/browser' } } }),
};

const notices = collectNotices();

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    ...localeHooks,
    'vite:build:extendConfig'(_, config) {
      config.plugins?.push(bareBrowser, notices.plugin);
    },
    'build:done': notices.write,
  },
  manifestVersion: 3,
  vite: () => ({
    build: {
      target: 'es2022',
      sourcemap: false,
      // Pages load the scripts of their first paint side by side; what comes later lies on the disk.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, all, { hostType }) => (hostType === 'html' ? all : []),
      },
      // 3 % less to load than with esbuild.
      minify: 'terser',
      terserOptions: { ecma: 2020, module: true, compress: { passes: 2 } },
    },
    // Other modes than production would name source files and lines in every element.
    esbuild: { jsxDev: false },
    plugins: [leanImports, closedPages, feedSkeleton],
    // Constants, even where the environment has no or other values.
    define: {
      'import.meta.env.WXT_TRAKT_PROTOCOL': JSON.stringify(buildServer().protocol),
      'import.meta.env.WXT_TRAKT_CLIENT_ID': JSON.stringify(buildServer().clientId ?? ''),
    },
  }),
  manifest: ({ browser, command, mode }) => {
    const env = buildServer();
    return {
      name: '__MSG_extName__',
      description: '__MSG_extDescription__',
      default_locale: 'en',
      // Signing in needs `identity`; Firefox has it as a permission for good or not at all.
      permissions: [
        'alarms',
        'contextMenus',
        'idle',
        'notifications',
        'storage',
        // Without it the browser may throw the whole database away when the disk is nearly full.
        'unlimitedStorage',
        ...(browser === 'firefox' ? ['identity'] : ['sidePanel']),
      ],
      ...(browser === 'firefox' ? {} : { optional_permissions: ['identity'] }),
      host_permissions: [...new Set([env.apiOrigin, env.authOrigin].map(hostPattern)), ...IMAGE_HOSTS],
      // Asked for by name when somebody chooses a server of their own.
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      // Private windows of Firefox have no IndexedDB, so no page could show anything there.
      ...(browser === 'firefox' ? { incognito: 'not_allowed' as const } : {}),
      action: {
        default_title: '__MSG_extName__',
        // Firefox would put the button, and the badge on it, into a menu.
        ...(browser === 'firefox' ? { default_area: 'navbar' as const } : {}),
      },
      // The development server needs inline styles and a socket.
      ...(command === 'build'
        ? { content_security_policy: { extension_pages: EXTENSION_POLICY } }
        : browser === 'firefox'
          ? { content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" } }
          : {}),
      // What is typed after it in the address bar is answered from the store. Shorter ones begin everyday words.
      omnibox: { keyword: 'lookout' },
      // People choose another where the browser lists shortcuts; a taken one is left alone.
      commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+L' } } },
      ...(browser === 'firefox'
        ? {
            browser_specific_settings: {
              gecko: {
                id: traktApp.extensionIds.firefox,
                // The first version that shows people the declaration below.
                strict_min_version: '140.0',
                // Requests to Trakt name the people on the list and carry the sign-in, see PRIVACY.md.
                data_collection_permissions: { required: ['personallyIdentifyingInfo', 'authenticationInfo'] },
              },
            },
          }
        : { key: MANIFEST_KEY, minimum_chrome_version: '120' }),
      ...(mode === 'development' ? { version_name: `${packageJson.version} development` } : {}),
    };
  },
});
