// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppearanceSection } from '@/components/options/appearance/appearance-section';
import { FiltersSection } from '@/components/options/filters/filters-section';
import { NotificationsSection } from '@/components/options/notifications/notifications-section';
import { QuietSection } from '@/components/options/quiet/quiet-section';
import { WelcomeSection } from '@/components/options/welcome/welcome-section';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { showSource, userSource } from '@/tests/builders/source';
import { fakeExtension } from '@/tests/fake-extension';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { newStreamState } from '@/utils/store/stream-states';

beforeEach(() => void fakeExtension());
afterEach(() => act(() => render(null, document.body)));
const page = () => document.body.textContent ?? '';

describe('filters', () => {
  it('saves each condition at once, with Undo', async () => {
    const desk = new OptionsDesk(FiltersSection, {}, { sources: [showSource('silo', { name: 'Silo' })] });
    await desk.choose('Title doesn’t contain', ' news, love ;news');
    expect(desk.settings.conditions.neverWords).toEqual(['news', 'love']);
    await desk.press('Only shows you choose');
    await desk.press('Add Silo');
    expect(desk.settings.conditions).toMatchObject({ titles: 'shows', shows: [{ id: 'silo', name: 'Silo' }] });
    await desk.press('Remove Silo');
    expect(page()).toContain('Choose at least one show');
    await desk.undo();
    expect(desk.settings.conditions.shows).toHaveLength(1);
  });

  it('needs the person’s name before it can leave out their own activities', async () => {
    const desk = new OptionsDesk(FiltersSection);
    expect(desk.control('Ignore your own activity').disabled).toBe(true);
    await desk.choose('Your Trakt username', 'https://example.com/x');
    expect(desk.settings.self).toBeNull();
    expect(page()).toContain('isn’t a username or a profile’s address');
    await desk.choose('Your Trakt username', 'https://app.trakt.tv/profile/Jo');
    expect(desk.settings.self).toBe('jo');
    await desk.press('Ignore your own activity');
    expect(desk.settings.conditions.ignoreSelf).toBe(true);
  });

  it('resets rules to the defaults, and undoes that', async () => {
    const desk = new OptionsDesk(FiltersSection, {}, { rules: { episode: { scrobble: 'off' } } });
    await desk.press('Reset to defaults');
    expect(desk.settings.rules).toEqual({});
    await desk.undo();
    expect(desk.settings.rules).toEqual({ episode: { scrobble: 'off' } });
  });
});

describe('quiet hours', () => {
  it('adds, changes and removes quiet periods', async () => {
    const desk = new OptionsDesk(QuietSection);
    await desk.press('Work hours');
    expect(desk.settings.quiet.ranges).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
    ]);
    await desk.press('Fri');
    await desk.choose('To', '16:15');
    expect(desk.settings.quiet.ranges[0]).toMatchObject({ days: ['mon', 'tue', 'wed', 'thu'], to: '16:15' });
    await act(async () => document.querySelector<HTMLElement>('.quiet-range .danger')?.click());
    expect(desk.settings.quiet.ranges).toEqual([]);
    await desk.undo();
    expect(desk.settings.quiet.ranges).toHaveLength(1);
  });

  it('starts and ends a snooze', async () => {
    const desk = new OptionsDesk(QuietSection);
    await desk.press('15 minutes');
    expect(desk.settings.snoozeUntil).toBeGreaterThan(Date.now());
    await desk.press('End snooze');
    expect(desk.settings.snoozeUntil).toBeNull();
    await desk.undo();
    expect(desk.settings.snoozeUntil).toBeGreaterThan(Date.now());
  });
});

describe('notifications', () => {
  it('updates the examples with the spoiler level', async () => {
    const desk = new OptionsDesk(NotificationsSection);
    const examples = () => document.querySelector('.example')?.textContent ?? '';
    expect(examples()).toContain('Low Water');
    expect(examples()).toContain('lamp');
    await desk.press('Hide episode titles');
    expect(examples()).not.toContain('Low Water');
    expect(examples()).toContain('lamp');
    await desk.press('Hide comments too');
    expect(examples()).not.toContain('lamp');
    expect(examples()).toContain('9/10');
    await desk.press('Hide until watched');
    expect(examples()).not.toContain('9/10');
    await desk.undo();
    expect(desk.settings.spoilers).toBe('comments');
  });

  it('saves digest, its time, and the limit of notifications at once', async () => {
    const desk = new OptionsDesk(NotificationsSection);
    await desk.press('Once a day');
    await desk.choose('Summary time', '18:30');
    await desk.choose('Show at most', '0');
    await desk.press('Number on toolbar button');
    expect(desk.settings).toMatchObject({ digest: { mode: 'daily', at: '18:30' }, atOnce: 0, badge: false });
  });

  it('saves what happens while Lookout is open', async () => {
    const desk = new OptionsDesk(NotificationsSection);
    expect(desk.settings.readOnOpen).toBe(false);
    await desk.press('Mark all as read when opened');
    await desk.press('Skip items on screen');
    expect(desk.settings).toMatchObject({ readOnOpen: true, skipVisible: false });
  });

  it('makes notifications silent, with Undo', async () => {
    const desk = new OptionsDesk(NotificationsSection);
    await desk.press('Silent');
    expect(desk.settings.sound).toBe('silent');
    await desk.undo();
    expect(desk.settings.sound).toBe('system');
  });

  it('offers no choice of sound in Firefox, which has none', async () => {
    vi.stubEnv('FIREFOX', 'true');
    new OptionsDesk(NotificationsSection);
    expect(page()).not.toContain('Silent');
    vi.unstubAllEnvs();
  });
});

it('changes the theme', async () => {
  const desk = new OptionsDesk(AppearanceSection);
  await desk.press('Dark');
  await desk.press('Larger');
  await desk.press('Increase contrast');
  expect(desk.settings).toMatchObject({ theme: 'dark', textSize: 'larger', contrast: 'more' });
  await desk.undo();
  expect(desk.settings.contrast).toBe('system');
});

describe('welcome', () => {
  const mia = userSource('mia', { name: 'Mia' });
  const read = { ...newStreamState('history:mia'), sourceIds: [mia.id], lastGoodRead: 1, baseline: 87 };

  it('shows a labeled sample, and asks for a Client ID if there is none', () => {
    const env = { protocol: 'v2', apiOrigin: '', authOrigin: '', clientId: null } as const;
    new OptionsDesk(WelcomeSection, { env });
    expect(page()).toContain('Made-up people and titles');
    expect(page()).toContain('needs a Client ID');
    expect(document.querySelector('#add')).toBeNull();
    expect(DEFAULT_SETTINGS.sources).toEqual([]);
  });

  it('ends with the number of activities marked as read', async () => {
    const desk = new OptionsDesk(WelcomeSection, { streams: [read] }, { sources: [mia] });
    expect(page()).not.toContain('Made-up');
    await desk.press('Quiet');
    expect(desk.settings.rules.episode?.scrobble).toBe('badge');
    desk.replies = { testNotification: { ok: true, shown: true, permission: 'granted' } };
    await desk.press('Show me one');
    expect(page()).toContain('87 past updates marked as read, 0 notifications');
    expect(desk.control('Open the feed').getAttribute('href')).toBe('/feed.html');
  });

  it.each([
    ['private', { kind: 'private' }, 'Private profile'],
    ['gone', { kind: 'not-found' }, 'Not found on Trakt'],
    ['out of reach', { kind: 'offline' }, 'Couldn’t reach Trakt.'],
  ] as const)('claims nothing if the first person is %s, and says why', (_, lastError, words) => {
    const failed = { ...newStreamState('history:mia'), sourceIds: [mia.id], lastError };
    new OptionsDesk(WelcomeSection, { streams: [failed] }, { sources: [mia] });
    expect(document.querySelector('.note.bad')?.textContent).toContain(words);
    expect(document.querySelector('#baseline')).toBeNull();
    expect(page()).not.toContain('marked as read');
  });

  it('shows the count of readable sources, and names the failing ones', () => {
    const ben = userSource('ben', { name: 'Ben' });
    const failed = { ...newStreamState('history:ben'), sourceIds: [ben.id], lastError: { kind: 'private' } as const };
    new OptionsDesk(WelcomeSection, { streams: [read, failed] }, { sources: [mia, ben] });
    expect(document.querySelector('.note.bad')?.textContent).toMatch(/^Ben: Private profile/);
    expect(document.querySelector('#baseline')?.textContent).toContain('87 past updates marked as read');
  });

  it('says that notifications are off', async () => {
    const desk = new OptionsDesk(WelcomeSection, {}, { sources: [mia] });
    desk.replies = { testNotification: { ok: true, shown: false, permission: 'denied' } };
    await desk.press('Show me one');
    expect(page()).toContain('turned off in your browser or system');
    expect(page()).toContain('Checking Trakt for past activity');
  });
});
