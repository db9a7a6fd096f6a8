import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openRows } from '@/bench/floor/rows';

/** The least that a worker of this kind does: an alarm, a store, a badge. */
export default defineBackground(() => {
  browser.alarms.onAlarm.addListener(async () => {
    const db = await openRows('floor');
    await browser.action.setBadgeText({ text: String(await db.count('rows')) });
  });
  browser.runtime.onInstalled.addListener(() => void browser.alarms.create('tick', { periodInMinutes: 5 }));
});
