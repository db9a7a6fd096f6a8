import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { createToolbarButton, listenToButton, openPanel } from './toolbar-button';

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
  vi.unstubAllEnvs();
});

it('lets Chromium open the side panel at a click, and sets that only when it changes', async () => {
  const calls = record('sidePanel', 'setPanelBehavior');
  const set = createToolbarButton();
  for (const opens of ['popup', 'popup', 'panel', 'panel'] as const) await set(opens);
  expect(calls).toEqual([
    'setPanelBehavior {"openPanelOnActionClick":false}',
    'setPanelBehavior {"openPanelOnActionClick":true}',
  ]);
});

it('takes the popup away in Firefox, so that the click reaches the sidebar', async () => {
  vi.stubEnv('FIREFOX', true as never);
  const listeners: (() => void)[] = [];
  const set = record('action', 'setPopup');
  Object.assign(fakeBrowser.action, { onClicked: { addListener: (each: () => void) => listeners.push(each) } });
  const panel = record('sidebarAction', 'toggle', 'open');
  listenToButton();
  const toolbar = createToolbarButton();
  await toolbar('panel');
  for (const each of listeners) each();
  await toolbar('popup');
  await openPanel(undefined);
  expect(set).toEqual(['setPopup {"popup":""}', 'setPopup {"popup":"popup.html"}']);
  expect(panel).toEqual(['toggle null', 'open null']);
});

it('opens the panel in the window of the click', async () => {
  const calls = record('sidePanel', 'open');
  await openPanel(7);
  await openPanel(undefined);
  expect(calls).toEqual(['open {"windowId":7}']);
});
