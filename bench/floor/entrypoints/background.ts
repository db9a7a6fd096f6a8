import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openRows } from '@/bench/floor/rows';

/** The least that a worker of this kind does: an alarm, a store, a badge, an answer to pages. */
export default defineBackground(() => {
  browser.alarms.onAlarm.addListener(async () => {
    const db = await openRows('floor');
    await browser.action.setBadgeText({ text: String(await db.count('rows')) });
  });
  browser.runtime.onMessage.addListener((_message, _sender, reply: (answer: object) => void) => {
    reply({ ok: true });
    return true;
  });
  browser.runtime.onInstalled.addListener(() => void browser.alarms.create('tick', { periodInMinutes: 5 }));
});
