import { fakeBrowser } from 'wxt/testing/fake-browser';
import { messagesFile } from '@/scripts/languages/locale-files';
import { readMessages } from '@/utils/lib/messages-file';

/** What the toolbar button shows. */
interface Toolbar {
  text: string;
  title: string;
  icon: string;
}

export interface FakeExtension {
  toolbar: Toolbar;
  /** The toolbar button's menu: id -> title, null if hidden. */
  menu: Map<string, string | null>;
  /** Every notification that was created, in order; a repeated id is a replacement. */
  raised: { id: string; title: string; message: string }[];
  /** Makes the system refuse notifications. */
  permission: 'granted' | 'denied';
  /** Whether the toolbar shows the button; null: the browser does not say. */
  pinned: boolean | null;
  /** How many pages of the extension are open. */
  pages: number;
  /** False: the person has revoked access to Trakt. */
  access: boolean;
  /** Notifies listeners that access was revoked or allowed. */
  accessChanged(): void;
  /** The computer becomes idle, active or locked; notifies listeners. */
  idle(state: 'active' | 'idle' | 'locked'): void;
}

const getMessage = readMessages(messagesFile('en'));

/** Implements the browser APIs that `fakeBrowser` lacks. Resets everything. */
export function fakeExtension(): FakeExtension {
  fakeBrowser.reset();
  const fake: FakeExtension = {
    toolbar: { text: '', title: '', icon: '' },
    menu: new Map(),
    raised: [],
    permission: 'granted',
    pinned: null,
    pages: 0,
    access: true,
    accessChanged: () => {},
    idle: () => {},
  };
  const browser = fakeBrowser as unknown as Record<string, Record<string, unknown>>;
  const fill = (area: string, calls: Record<string, unknown>) => Object.assign(browser[area] ?? {}, calls);
  fill('i18n', { getMessage, getUILanguage: () => 'en' });
  fill('runtime', {
    getPlatformInfo: async () => ({ os: 'linux' }),
    getManifest: () => ({ version: '0.1.0' }),
    openOptionsPage: async () => {},
    getContexts: async () => Array.from({ length: fake.pages }, () => ({ contextType: 'TAB' })),
  });
  fill('action', {
    getUserSettings: async () => (fake.pinned === null ? {} : { isOnToolbar: fake.pinned }),
    setBadgeText: async ({ text }: { text: string }) => {
      fake.toolbar.text = text;
    },
    setBadgeBackgroundColor: async () => {},
    setTitle: async ({ title }: { title: string }) => {
      fake.toolbar.title = title;
    },
    setIcon: async ({ path }: { path: Record<number, string> }) => {
      fake.toolbar.icon = path[16] ?? '';
    },
  });
  browser.sidePanel = { setPanelBehavior: async () => {} };
  const listeners = new Set<() => void>();
  fake.accessChanged = () => {
    for (const listener of listeners) listener();
  };
  const accessEvent = {
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
  };
  fill('permissions', {
    contains: async () => fake.access,
    request: async () => {
      fake.access = true;
      fake.accessChanged();
      return true;
    },
    onAdded: accessEvent,
    onRemoved: accessEvent,
  });
  fill('contextMenus', {
    onClicked: { addListener: () => {} },
    removeAll: async () => fake.menu.clear(),
    create: ({ id, title, visible = true }: { id: string; title: string; visible?: boolean }) =>
      fake.menu.set(id, visible ? title : null),
    async update(id: string, { visible, title = '' }: { visible: boolean; title?: string }) {
      if (!fake.menu.has(id)) throw new Error(`Cannot find menu item with id ${id}`);
      fake.menu.set(id, visible ? title : null);
    },
  });
  Object.assign(fakeBrowser, {
    idle: {
      queryState: async () => 'active',
      onStateChanged: { addListener: (listener: FakeExtension['idle']) => Object.assign(fake, { idle: listener }) },
    },
  });
  const create = fakeBrowser.notifications.create.bind(fakeBrowser.notifications);
  fill('notifications', {
    onButtonClicked: { addListener: () => {} },
    getPermissionLevel: async () => fake.permission,
    create: async (id: string, options: { title: string; message: string; type: 'basic'; iconUrl: string }) => {
      fake.raised.push({ id, title: options.title, message: options.message });
      return (original.create ?? create)(id, options);
    },
  });
  return fake;
}

/** The originals from before the first call, so that later calls do not wrap each other. */
const original = { create: fakeBrowser.notifications.create.bind(fakeBrowser.notifications) };
