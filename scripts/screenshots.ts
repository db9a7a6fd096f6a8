import { MOMENT } from './screenshots/picture-clock';

/**
 * `npm run screenshots -- [--compare] [ids of variants, stories, firefox]`: takes the pictures of README and gallery
 * with data from the sandbox, read by a real check, and writes the gallery's page. With `--compare` it takes them
 * elsewhere and compares them with those in the repository.
 */
async function main(): Promise<void> {
  // Before anything reads them: one moment, zone and language on every machine.
  Object.assign(process.env, { TZ: 'UTC', LANGUAGE: 'en_US', LOOKOUT_STORIES_NOW: String(MOMENT) });
  const { runScreenshots } = await import('./screenshots/run-screenshots');
  const code = await runScreenshots(process.argv.slice(2));
  // A scene that failed has set it already.
  if (code !== 0) process.exitCode = code;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
