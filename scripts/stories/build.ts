import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'wxt';

/** Where the pages without a real background are built. */
export const STORIES_DIR = '.output/stories';

/**
 * Builds popup and options as they are and puts a stand-in beside them that answers each command with what a story
 * says. Returns the folder that a browser can load.
 */
export async function buildStories(protocol: 'v1' | 'v2'): Promise<string> {
  process.env.WXT_TRAKT_PROTOCOL = protocol;
  const outDir = `${STORIES_DIR}/${protocol}`;
  await build({ outDir, filterEntrypoints: ['popup', 'options'] });
  const folder = `${outDir}/chrome-mv3`;
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
  manifest.background = { service_worker: 'stand-in.js' };
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/manifest.json`, JSON.stringify(manifest));
  await writeFile(`${folder}/stand-in.js`, STAND_IN);
  return folder;
}

const STAND_IN = `
self.replies = {};
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const reply = self.replies[message.type];
  if (reply === undefined) return false;
  respond({ res: reply });
  return true;
});
`;
