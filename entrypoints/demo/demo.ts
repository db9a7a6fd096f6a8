import { createDemo, DEMO_PEOPLE, DEMO_SHOW } from '@/sandbox/demo';

/** The sandbox's world, for the demo: a separate script, because only the demo needs it. */
export const demo = { createDemo, people: DEMO_PEOPLE, show: DEMO_SHOW };

export type { DemoLife } from '@/sandbox/demo';
export type DemoScript = typeof demo;
