import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'wxt';
import { pseudoMessages } from '@/scripts/languages/pseudo';
import type { MessagesFile } from '@/utils/lib/messages-file';

/** Where the pages without a real background are built: each run has a place of its own. */
export const STORIES_DIR = `.output/stories/${process.pid}`;

/**
 * Builds popup and options as they are and puts a stand-in beside them that answers each command with what a story
 * says. Returns the folder that a browser can load.
 *
 * @param locale the language of its words, or `pseudo`: the made-up one
 */
export async function buildStories(protocol: 'v1' | 'v2', locale: string): Promise<string> {
  process.env.WXT_TRAKT_PROTOCOL = protocol;
  const outDir = `${STORIES_DIR}/${protocol}`;
  await build({ outDir, filterEntrypoints: ['popup', 'feed', 'options', 'early-look'] });
  const folder = `${outDir}/chrome-mv3`;
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
  manifest.background = { service_worker: 'stand-in.js' };
  await mkdir(folder, { recursive: true });
  if (locale !== 'en') await speak(folder, locale);
  await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest));
  await writeFile(`${folder}/stand-in.js`, STAND_IN);
  return folder;
}

/** Puts a language in the place of English, which is that of the browser. */
async function speak(folder: string, locale: string): Promise<void> {
  const file = (name: string) => `${folder}/_locales/${name}/messages.json`;
  const read = async (name: string) => JSON.parse(await readFile(file(name), 'utf8')) as MessagesFile;
  const english = await read('en');
  const messages = locale === 'pseudo' ? pseudoMessages(english) : { ...english, ...(await read(locale)) };
  await writeFile(file('en'), JSON.stringify(messages));
}

const STAND_IN = `
self.replies = {};
/* A picture for an address such as https://media.trakt.tv/<hue>.png; none for any other. */
const picture = (address) => {
  const hue = /(\\d+)\\.png$/.exec(address)?.[1];
  if (!hue) return { ok: false, error: { kind: 'not-found' } };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"><rect width="200" height="300" fill="hsl(' + hue + ' 45% 28%)"/><circle cx="140" cy="90" r="34" fill="hsl(' + hue + ' 80% 72%)"/><path d="M0 220q60-50 110-10t90-20v110H0Z" fill="hsl(' + hue + ' 50% 16%)"/></svg>';
  return { ok: true, dataUrl: 'data:image/svg+xml,' + encodeURIComponent(svg) };
};
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const reply = self.replies[message.command] ?? (message.command === 'picture' ? picture(message.data.address) : undefined);
  if (reply === undefined) return false;
  respond(reply);
  return true;
});
`;
