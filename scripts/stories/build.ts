import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'wxt';
import { pseudoMessages } from '@/scripts/languages/pseudo';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { putStandIn } from './stand-in.ts';

/** Where the pages are built without a real background: each run has its own folder. */
export const STORIES_DIR = `.output/stories/${process.pid}`;

/**
 * Builds the pages unchanged, with a stand-in for the background that answers each command as a story says. Returns a
 * folder that a browser can load.
 *
 * @param locale the language of its texts, or `pseudo`: the made-up one
 */
export async function buildStories(protocol: 'v1' | 'v2', locale: string): Promise<string> {
  process.env.WXT_TRAKT_PROTOCOL = protocol;
  const outDir = `${STORIES_DIR}/${protocol}`;
  await build({ outDir, filterEntrypoints: ['popup', 'feed', 'options', 'theme-boot'] });
  const folder = `${outDir}/chrome-mv3`;
  if (locale !== 'en') await speak(folder, locale);
  await putStandIn(folder);
  return folder;
}

/** Replaces English, the browser's language, with another language. */
async function speak(folder: string, locale: string): Promise<void> {
  const file = (name: string) => `${folder}/_locales/${name}/messages.json`;
  const read = async (name: string) => JSON.parse(await readFile(file(name), 'utf8')) as MessagesFile;
  const english = await read('en');
  const messages = locale === 'pseudo' ? pseudoMessages(english) : { ...english, ...(await read(locale)) };
  await writeFile(file('en'), JSON.stringify(messages));
}
