import { HOUR } from '@/utils/lib/time';
import type { Story } from './stories.ts';
import { watchingNow } from './watching-now.ts';
import { fullFeed, NOW, someCards } from './world.ts';

const popup = { page: 'popup.html', cards: someCards(), unread: 4 } as const;
const tab = { ...popup, page: 'feed.html', cards: fullFeed() } as const;

/** The feed in use: filters, search, menus, dialogs, the snooze, the page in a tab. */
export const FEED_STORIES: Story[] = [
  { ...popup, name: 'feed-people', act: [['click', '#chip-people']] },
  {
    ...popup,
    name: 'feed-filtered',
    act: [
      ['click', '#chip-people'],
      ['click', '.facet:nth-of-type(2)'],
      ['press', 'body', 'Escape'],
    ],
  },
  { ...popup, name: 'feed-search', act: [['fill', '#feed-search', 'harbour']] },
  { ...popup, name: 'feed-nothing', act: [['fill', '#feed-search', 'zzz']] },
  {
    ...popup,
    name: 'feed-menu',
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', '.'],
    ],
  },
  {
    ...popup,
    name: 'feed-why',
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', '.'],
      ['press', 'body', 'End'],
      ['press', 'body', 'Enter'],
    ],
  },
  { ...popup, name: 'feed-keys', act: [['press', 'body', '?']] },
  { ...popup, name: 'feed-snooze', act: [['click', '.tool[aria-haspopup]']] },
  { ...popup, name: 'feed-snoozed', settings: { snoozeUntil: NOW + 2 * HOUR } },
  // Its end has a date at any time of the day.
  { ...popup, name: 'feed-snoozed-long', settings: { snoozeUntil: NOW + 50 * HOUR } },
  {
    ...popup,
    name: 'feed-snoozed-larger',
    settings: { snoozeUntil: NOW + 50 * HOUR, textSize: 'larger' },
  },
  {
    ...popup,
    ...watchingNow(),
    name: 'feed-around',
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'ArrowDown'],
      ['press', 'body', '.'],
      ['click', '[role=menuitem]:nth-of-type(5)'],
    ],
  },
  {
    ...popup,
    cards: fullFeed(),
    settings: { self: 'benoit' },
    name: 'feed-around-person',
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'ArrowDown'],
      ['press', 'body', '.'],
      ['click', '[role=menuitem]:nth-of-type(6)'],
    ],
  },
  { ...tab, name: 'feed-tab-around', page: 'feed.html#around?facet=show%3Ashow-1' },
  {
    ...tab,
    name: 'feed-tab-around-person',
    page: 'feed.html#around?facet=show%3Ashow-0',
    settings: { self: 'benoit' },
    act: [['click', '[data-around="user:mia-lund"]']],
  },
  { ...tab, name: 'feed-tab-search', page: 'feed.html#feed?words=ferry' },
  { ...popup, ...watchingNow(), name: 'feed-now' },
  { ...tab, ...watchingNow(), name: 'feed-now-tab' },
  { ...tab, name: 'feed-tab' },
  {
    ...tab,
    name: 'feed-tab-comment',
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'ArrowDown'],
      ['press', 'body', 'ArrowDown'],
      ['press', 'body', 'ArrowDown'],
    ],
  },
  { ...tab, name: 'feed-tab-people', act: [['select', '.group-choice select', 'person']] },
  { ...popup, name: 'feed-people-groups', act: [['select', '.group-choice select', 'person']] },
  { ...popup, name: 'feed-titles-groups', act: [['select', '.group-choice select', 'title']] },
  { name: 'feed-tab-nobody', page: 'feed.html', settings: { sources: [] } },
  { name: 'feed-tab-broken', page: 'feed.html', store: 'broken' },
  { ...tab, name: 'feed-pictures', page: 'feed.html#pictures' },
  { name: 'feed-pictures-none', page: 'feed.html#pictures' },
];
