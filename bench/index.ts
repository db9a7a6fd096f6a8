/**
 * `npm run bench -- <name> [options]`: measurements that are too long for the tests. Prints tables; exits with 1 where a
 * stated bound is missed.
 */
const BENCHES: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<boolean> }>>> = {
  schedule: () => import('@/bench/schedule'),
  requests: () => import('@/bench/requests'),
  opening: () => import('@/bench/opening'),
  popup: () => import('@/bench/popup'),
  day: () => import('@/bench/day'),
  store: () => import('@/bench/store'),
  hostile: () => import('@/bench/hostile'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = BENCHES[name];
if (!load) {
  console.error(`Which? npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
  process.exitCode = 2;
} else {
  const good = await (await load()).run(args);
  if (!good) process.exitCode = 1;
}

export {};
