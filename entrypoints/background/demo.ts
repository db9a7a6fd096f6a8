import { browser } from 'wxt/browser';
import { clearAll } from '@/entrypoints/background/clear-read';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';
import type { DemoCommands } from '@/entrypoints/demo/commands';
import { storedDemo } from '@/entrypoints/demo/demo-state';
import { isDemo } from '@/utils/server/demo';

/** @param wait for tests: what the demo's commands wait with */
export function createDemo(services: Services, wait?: (ms: number) => Promise<void>): DemoCommands {
  const { connection, settings, notifier, loadScript } = services;
  const commands = async () =>
    (await loadScript('demo')).createCommands(
      {
        ...services,
        onScreen: notifier.onScreen,
        clearNotifications: (except) => clearAll(services, except),
        showPage,
      },
      wait,
    );
  return {
    startDemo: async (data) => (await commands()).startDemo(data),
    endDemo: async () => (await commands()).endDemo(),
    demoPace: async (data) => (await commands()).demoPace(data),
    async resume() {
      if (await storedDemo.read()) await (await commands()).resume();
    },
    async endIfForgotten() {
      if (isDemo(connection(await settings.read()))) await (await commands()).endIfForgotten();
    },
  };
}

/** Call in the first tick. */
export function listenForDemo({ endIfForgotten }: DemoCommands): void {
  browser.alarms.onAlarm.addListener(() => void endIfForgotten().catch(console.error));
}
