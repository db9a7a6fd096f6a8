import { readFile, writeFile } from 'node:fs/promises';
import { hostPattern } from '@/utils/server/host-access';
import { ORIGIN } from './world.ts';

/** Replaces a build's background with one that answers each command as the current story says. */
export async function putStandIn(folder: string): Promise<void> {
  const file = `${folder}/manifest.json`;
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  // Absent where only the pages were built.
  manifest.background = manifest.background?.scripts ? { scripts: ['stand-in.js'] } : { service_worker: 'stand-in.js' };
  // Stories name a server of their own, and whoever adds one has given access to it.
  manifest.host_permissions = [hostPattern(ORIGIN), ...manifest.host_permissions];
  await writeFile(file, JSON.stringify(manifest));
  await writeFile(`${folder}/stand-in.js`, STAND_IN);
}

const STAND_IN = `
/* An image for addresses such as https://media.trakt.tv/<hue>.png; none for any other. */
const picture = (address) => {
  const hue = /(\\d+)\\.png$/.exec(address)?.[1];
  if (!hue) return { ok: false, error: { kind: 'not-found' } };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"><rect width="200" height="300" fill="hsl(' + hue + ' 45% 28%)"/><circle cx="140" cy="90" r="34" fill="hsl(' + hue + ' 80% 72%)"/><path d="M0 220q60-50 110-10t90-20v110H0Z" fill="hsl(' + hue + ' 50% 16%)"/></svg>';
  return { ok: true, dataUrl: 'data:image/svg+xml,' + encodeURIComponent(svg) };
};
chrome.runtime.onMessage.addListener(({ command, data }, sender, respond) => {
  /* Not in the worker's memory, which ends with the worker. Null: no answer. */
  chrome.storage.session.get('storyReplies').then(({ storyReplies = {} }) => {
    respond(storyReplies[command] ?? (command === 'picture' ? picture(data.address) : null));
  });
  return true;
});
`;
