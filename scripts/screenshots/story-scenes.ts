import { STORIES } from '@/scripts/stories/stories';
import type { Scene } from './scenes';

/** Captions by story. */
const TITLES: Readonly<Record<string, string>> = {
  'popup-all-read': 'Everything is read',
  'feed-now': 'Who is watching now',
  'feed-around': 'All activity on a title',
  'popup-about-you': 'What concerns you',
  'popup-comment-open': 'A comment, opened in its row',
  'popup-starred': 'Starred items',
  'popup-recent': 'Recent changes, each with Undo',
  'feed-tab-comment': 'The selected row beside the rows',
  'panel-240': 'The side panel at its narrowest',
  'panel-400': 'The side panel',
  'panel-800': 'The side panel at 800 px',
  'options-welcome-signed-in': 'Welcome after signing in',
  'options-following': 'People & shows: everyone you follow, and what concerns you',
  'popup-demo': 'The demo',
  'popup-store-lost': 'After the browser lost the history',
  'popup-used-up': 'While Trakt’s request limit is reached',
  'popup-no-access': 'Without access to Trakt',
  'popup-refused': 'With a refused Client ID',
  'options-signed-out': 'People & shows after the sign-in has ended',
};

/** States that come rarely, as `scripts/stories` draws them. */
export const STORY_SCENES: readonly Scene[] = Object.entries(TITLES).map(([name, title]) => {
  const { page, width } = storyOf(name);
  return { name, title, page, whole: page.startsWith('options'), ...(width ? { width } : {}) };
});

export function storyOf(name: string) {
  const story = STORIES.find((each) => each.name === name);
  if (!story) throw new Error(`There is no story ${name}`);
  return story;
}
