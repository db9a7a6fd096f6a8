import traktApp from '@/trakt-app.json' with { type: 'json' };
import { type OpenedPopup, toolbarPopup } from './firefox-popup';
import type { Marionette } from './marionette';
import type { Payload } from './notifications';

/** Set by a preference; otherwise Firefox chooses another one for each profile. */
export const FIREFOX_ID = '2f0a5c7e-93d1-4b7a-8f6b-1d0e5a6c9b31';
export const GECKO_ID = traktApp.extensionIds.firefox;

/** What is done in Firefox's own scope: what no page could do. */
export interface Firefox {
  /** Runs an expression there, which may be a promise, and returns its value: plain JSON. */
  inside<T>(expression: string): Promise<T>;
  /** The click of a person on a notification, where there is no desktop to click on. */
  clickNotification(id: string): Promise<void>;
  /** Records all notifications from now on. Returns what returns them. */
  recordNotifications(): Promise<() => Promise<Payload[]>>;
  /** Records the pages below this address that tabs load from now on. Returns what returns them. */
  recordPages(below: string): Promise<() => Promise<string[]>>;
  /** What the person would do in the browser's question for access to these addresses (match patterns). */
  grant(origins: string[]): Promise<void>;
  /** What the person does in the browser's list of permissions. */
  revoke(origins: string[]): Promise<void>;
  /** Presses the toolbar button, see `firefox-popup`. */
  pressButton(): Promise<OpenedPopup>;
  /** Addresses of all tabs. */
  tabs(): Promise<string[]>;
  /**
   * All tabs have the colors of the system instead of their own, as in a high-contrast mode, until called with false.
   */
  forceColors(isForced: boolean): Promise<void>;
}

/** The extension, in Firefox's own scope. */
export const OURS = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension`;

/** Firefox's own list of the extension's notifications on show. */
const NOTIFICATIONS = `${OURS}.apiManager.getAPI('notifications', ${OURS}, 'addon_parent').notificationsMap`;

/** The tabs of all windows. */
const TABS = `[...Services.wm.getEnumerator('navigator:browser')].flatMap(({ gBrowser }) => [...gBrowser.tabs])`;

export function insideFirefox({ run }: Pick<Marionette, 'run'>): Firefox {
  const inside = async <T>(expression: string): Promise<T> => {
    const answer = await run(`return (async () => JSON.stringify({ value: await (${expression}) }))();`);
    return (JSON.parse(String(answer)) as { value: T }).value;
  };
  const permissions = (change: 'add' | 'remove', origins: string[]) =>
    inside<null>(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const wanted = ${JSON.stringify({ permissions: [], origins })};
      await ExtensionPermissions.${change}(${JSON.stringify(GECKO_ID)}, wanted, ${OURS});
      return null;
    })()`);
  return {
    inside,
    async clickNotification(id) {
      const click = `observe(null, 'alertclickcallback', ${JSON.stringify(id)})`;
      await inside(`${NOTIFICATIONS}.get(${JSON.stringify(id)}).${click} ?? null`);
    },
    async recordNotifications() {
      // Each creation puts it there, also under an id that is there already.
      await inside(`(() => {
        const shown = ${NOTIFICATIONS};
        shown.raised = [];
        shown.set = (id, notification) => {
          shown.raised.push({ id, ...notification.options });
          return Map.prototype.set.call(shown, id, notification);
        };
        return null;
      })()`);
      return () => inside(`${NOTIFICATIONS}.raised`);
    },
    async recordPages(below) {
      await inside(`(() => {
        const pages = (globalThis.lookoutPages = []);
        const observe = (request) => {
          const { URI, loadInfo } = request.QueryInterface(Ci.nsIHttpChannel);
          const isPage = loadInfo.externalContentPolicyType === Ci.nsIContentPolicy.TYPE_DOCUMENT;
          if (isPage && URI.spec.startsWith(${JSON.stringify(below)})) pages.push(URI.spec);
        };
        Services.obs.addObserver({ observe }, 'http-on-opening-request');
        return null;
      })()`);
      return () => inside('globalThis.lookoutPages');
    },
    grant: async (origins) => void (await permissions('add', origins)),
    revoke: async (origins) => void (await permissions('remove', origins)),
    pressButton: () => inside(toolbarPopup(OURS, 1500)),
    tabs: () => inside(`${TABS}.map(({ linkedBrowser }) => linkedBrowser.currentURI.spec)`),
    async forceColors(isForced) {
      const override = JSON.stringify(isForced ? 'active' : 'none');
      await inside(`${TABS}.forEach(({ linkedBrowser }) => {
        linkedBrowser.browsingContext.forcedColorsOverride = ${override};
      }) ?? null`);
    },
  };
}
