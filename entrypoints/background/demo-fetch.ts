import type { ServiceDeps } from '@/entrypoints/background/services';
import { readRunningDemo } from '@/entrypoints/demo/demo-state';
import { DEMO_ORIGIN } from '@/utils/server/demo';

/** `fetch` that answers the demo's requests itself and passes on all others. */
export function createDemoFetch({ fetch, loadScript, now }: Pick<ServiceDeps, 'fetch' | 'loadScript' | 'now'>) {
  let world: { startedAt: number; demo: ReturnType<typeof make> } | null = null;
  const make = async (startedAt: number) => (await loadScript('demo')).createDemo(startedAt);
  const answer: typeof fetch = async (input, init) => {
    const life = await readRunningDemo();
    if (!life) throw new TypeError('The demo has ended');
    const { startedAt } = life;
    const known = world?.startedAt === startedAt ? world : { startedAt, demo: make(startedAt) };
    world = known;
    return (await known.demo).answer(new Request(input, init), life, now());
  };
  const isForDemo = (input: Request | string | URL) =>
    `${input instanceof Request ? input.url : input}`.startsWith(`${DEMO_ORIGIN}/`);
  return ((input, init) => (isForDemo(input) ? answer(input, init) : fetch(input, init))) as typeof fetch;
}
