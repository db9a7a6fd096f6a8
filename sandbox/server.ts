import { createCast } from '@/sandbox/cast/cast';
import { createSandbox, SANDBOX_CLIENT_ID } from './app';
import { scriptOf } from './script';
import { serveSandbox } from './serve';
import { readServerOptions, type ServerOptions, USAGE } from './server-options';

function examples(origin: string, { protocol }: ServerOptions): string[] {
  const headers = `-H 'Content-Type: application/json' -H 'trakt-api-version: 2' -H 'trakt-api-key: ${SANDBOX_CLIENT_ID}'`;
  const ask =
    protocol === 'v1'
      ? `curl '${origin}/activity/user.json/${SANDBOX_CLIENT_ID}/mia/episode/scrobble,checkin'`
      : `curl ${headers} '${origin}/users/mia/history?page=1&limit=5'`;
  const event = JSON.stringify({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  return [
    ask,
    `curl -X POST ${origin}/sandbox/events -d '${event}'`,
    `curl -X POST ${origin}/sandbox/faults -d '{"match": "/users/", "kind": "502", "times": 1}'`,
    `curl ${origin}/sandbox/requests`,
  ];
}

async function main(): Promise<void> {
  const options = readServerOptions(process.argv.slice(2));
  const world = createCast({ seed: options.seed, now: Date.now() });
  const sandbox = createSandbox({ world, now: Date.now, settings: { dialect: options.dialect } });
  const { origin } = await serveSandbox(sandbox, options.port);
  const names = world.people.map(({ username, private: hidden }) => (hidden ? `${username} (private)` : username));
  console.log(`Sandbox: ${origin}  (both protocols)\nClient id: ${SANDBOX_CLIENT_ID}\nPeople: ${names.join(', ')}\n`);
  for (const line of examples(origin, options)) console.log(`  ${line}`);
  if (options.speed === 0) return;
  const script = scriptOf(world, options.seed);
  setInterval(() => {
    const event = sandbox.control.event(script.next().value);
    const what = event.movie ?? event.show ?? event.list;
    const where = event.season === undefined ? '' : ` ${event.season}x${event.episode ?? event.episodes ?? ''}`;
    console.log(`${new Date(event.at).toISOString()}  ${event.user}  ${event.action}  ${what}${where}`);
  }, options.speed * 1000);
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
});
