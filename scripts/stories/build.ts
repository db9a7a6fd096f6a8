import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'wxt';

/** Where the pages without a real background are built: each run has a place of its own. */
export const STORIES_DIR = `.output/stories/${process.pid}`;

/**
 * Builds popup and options as they are and puts a stand-in beside them that answers each command with what a story
 * says. Returns the folder that a browser can load.
 */
export async function buildStories(protocol: 'v1' | 'v2'): Promise<string> {
  process.env.WXT_TRAKT_PROTOCOL = protocol;
  const outDir = `${STORIES_DIR}/${protocol}`;
  await build({ outDir, filterEntrypoints: ['popup', 'feed', 'options', 'early-look'] });
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
