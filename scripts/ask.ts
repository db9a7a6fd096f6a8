import { runAsk } from '@/scripts/ask/run-ask';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

const { stdout, stderr, code } = await runAsk(process.argv.slice(2), {
  env: process.env,
  now: Date.now,
  createTraktClient: (from) => createTraktClient({ ...from, fetch, now: Date.now }),
});
if (stderr) console.error(stderr);
if (stdout) console.log(stdout);
process.exitCode = code;
