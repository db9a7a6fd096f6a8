import { expect, inject, it, onTestFinished } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { REDIRECTS } from '@/sandbox/oauth/settings';
import { serveSandbox } from '@/sandbox/serve';
import { launchFirefox } from './harness/firefox';
import { lane } from './harness/lane';
import { until } from './harness/until';

const { firefox } = inject('run');
const { port, builds } = lane();

/** Adds somebody through the same fields and buttons as a person. */
const ADD = (name: string) => `(async () => {
  const find = async (what, selector, words) => {
    for (let i = 0; i < 300; i += 1) {
      const found = [...document.querySelectorAll(selector)].find((each) => each.textContent.includes(words));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Not found: ' + what);
  };
  const field = await find('field', 'input[name=user]', '');
  field.value = ${JSON.stringify(name)};
  field.dispatchEvent(new Event('input', { bubbles: true }));
  (await find('look up', 'button', 'Look up')).click();
  (await find('watch', 'button', 'Watch ')).click();
  return (await find('baseline', '.source-baseline', 'filed as seen')).textContent;
})()`;

it('reads, notifies and shows in Firefox, and handles a click after its event page has ended', async () => {
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(sandbox, port);
  onTestFinished(serving.close);
  const browser = await launchFirefox(firefox, builds.firefox);
  onTestFinished(browser.close);

  const options = await browser.open('options.html');
  expect(await options.run<string>(ADD('mia'))).toMatch(/^\d+ past activities filed as seen, 0 notifications$/);
  const shown = () => options.run<Record<string, { title: string; message: string }>>('browser.notifications.getAll()');
  expect(await shown()).toEqual({});

  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  const popup = await browser.open('popup.html');
  await until('rows in the popup', () => popup.run('document.querySelectorAll("[data-card-id]").length > 0'));
  await popup.run(
    `[...document.querySelectorAll('button')].find((each) => each.textContent.includes('Check now')).click()`,
  );
  const [notification] = await until('the notification', async () => {
    const all = Object.entries(await shown());
    return all.length > 0 ? all : null;
  });
  expect(notification?.[1]).toMatchObject({
    title: 'Mia Lindqvist watched Severance',
    message: "S02E05 · Trojan's Horse",
  });
  await until('the badge', async () => (await popup.run('browser.action.getBadgeText({})')) === '1');
  const unread = 'document.querySelector("[data-read=false]")?.dataset.cardId';
  await until('the row in the popup', async () => (await popup.run(unread)) === notification?.[0]);

  // Firefox rejects a whole notification that has buttons.
  expect(Object.keys(notification?.[1] ?? {})).not.toContain('buttons');
  await browser.endBackground();
  await browser.clickNotification(notification?.[0] ?? '');
  const page = 'https://app.trakt.tv/shows/severance/seasons/2/episodes/5';
  await until('the page at Trakt', async () => (await browser.tabs()).includes(page));
  await until('the badge to be empty', async () => (await popup.run('browser.action.getBadgeText({})')) === '');
  await until('the notification to go', async () => Object.keys(await shown()).length === 0);
  await until('the row to be read', () => popup.run('document.querySelectorAll("[data-read=false]").length === 0'));
});

it('reads a custom server without a certificate under a name that is not loopback, and shows its redirect address', async () => {
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(sandbox);
  onTestFinished(serving.close);
  const browser = await launchFirefox(firefox, builds.firefox);
  onTestFinished(browser.close);
  const options = await browser.open('options.html#account');
  expect(await options.run('browser.identity.getRedirectURL()')).toBe(REDIRECTS.firefox);

  await browser.grant(['http://trakt.test/*']);
  const server = { protocol: 'v1', origin: `http://trakt.test:${new URL(serving.origin).port}` };
  const send = (command: string, data: object) =>
    `browser.runtime.sendMessage(${JSON.stringify({ command, data })}).catch(() => null)`;
  // The page reloads after another server was chosen.
  await options.run(`void ${send('setServer', { server })}`);
  const settings = '(async () => (await browser.storage.local.get("settings")).settings?.server?.origin)()';
  const popup = await browser.open('popup.html');
  await until('the server to be chosen', async () => (await popup.run(settings)) === server.origin);
  const page = await browser.open('options.html#account');
  expect(await page.run(send('setClientId', { clientId: SANDBOX_CLIENT_ID }))).toEqual({ ok: true });
  expect(await page.run(send('addUser', { text: 'mia' }))).toMatchObject({ ok: true });
  await until('her activity to be read', () => sandbox.log.some(({ path }) => path.startsWith('/activity/user')));
  expect(await page.run('document.body.textContent.includes("address is not https")')).toBe(true);
});
