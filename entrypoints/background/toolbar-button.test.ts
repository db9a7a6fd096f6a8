import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { resume } from '@/entrypoints/background/lifecycle';
import { makeMenu } from '@/entrypoints/background/menu';
import { startLookout } from '@/tests/lookout';
import { listenToButton, openPanel, setToolbarButton } from './toolbar-button';

/** Records the calls of these members, and keeps their listeners. */
function record(namespace: string, ...members: string[]) {
  const calls: string[] = [];
  const fake = Object.fromEntries(
    members.map((member) => [
      member,
      async (...given: unknown[]) => void calls.push(`${member} ${JSON.stringify(given[0] ?? null)}`),
    ]),
  );
  const known = (fakeBrowser as unknown as Record<string, object>)[namespace];
  Object.assign(fakeBrowser, { [namespace]: { ...known, ...fake } });
  return calls;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const CHROMIUM = {
  popup: 'setPanelBehavior {"openPanelOnActionClick":false}',
  panel: 'setPanelBehavior {"openPanelOnActionClick":true}',
};
const FIREFOX = { popup: 'setPopup {"popup":"popup.html"}', panel: 'setPopup {"popup":""}' };

it('lets Chromium open the side panel at a click as soon as the setting changes, and only then', async () => {
  const lookout = await startLookout({});
  const calls = record('sidePanel', 'setPanelBehavior');
  const { settings } = lookout.services;
  await settings.change((before) => ({ ...before, toolbar: 'panel' }));
  await settings.change((before) => ({ ...before, badge: !before.badge }));
  await lookout.services.refreshBrowserUi();
  await resume(lookout.services);
  expect(calls).toEqual([CHROMIUM.panel]);
  await settings.change((before) => ({ ...before, toolbar: 'popup' }));
  await makeMenu(lookout.services);
  expect(calls).toEqual([CHROMIUM.panel, CHROMIUM.popup, CHROMIUM.popup]);
});

it('sets the button again in Firefox at each start of the background', async () => {
  const lookout = await startLookout({ toolbar: 'panel' });
  vi.stubEnv('FIREFOX', true as never);
  const calls = record('action', 'setPopup');
  await resume(lookout.services);
  expect(calls).toEqual([FIREFOX.panel]);
});

it('continues its work if the browser refuses', async () => {
  const lookout = await startLookout({});
  const refused = new Error('No side panel');
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  Object.assign(fakeBrowser, { sidePanel: { setPanelBehavior: () => Promise.reject(refused) } });
  const after = await lookout.services.settings.change((before) => ({ ...before, toolbar: 'panel' }));
  expect(after.toolbar).toBe('panel');
  expect(reported.mock.calls).toEqual([[refused]]);
});

it('takes the popup away in Firefox, so that the click reaches the sidebar', async () => {
  vi.stubEnv('FIREFOX', true as never);
  const listeners: (() => void)[] = [];
  const set = record('action', 'setPopup');
  Object.assign(fakeBrowser.action, { onClicked: { addListener: (each: () => void) => listeners.push(each) } });
  const panel = record('sidebarAction', 'toggle', 'open');
  listenToButton();
  await setToolbarButton('panel');
  for (const each of listeners) each();
  await setToolbarButton('popup');
  await openPanel(undefined);
  expect(set).toEqual([FIREFOX.panel, FIREFOX.popup]);
  expect(panel).toEqual(['toggle null', 'open null']);
});

it('opens the panel in the window of the click', async () => {
  const calls = record('sidePanel', 'open');
  await openPanel(7);
  await openPanel(undefined);
  expect(calls).toEqual(['open {"windowId":7}']);
});
