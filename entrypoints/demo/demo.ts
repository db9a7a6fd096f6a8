import { createCommands } from '@/entrypoints/demo/commands';
import { createDemo } from '@/sandbox/demo';

/** The demo: its commands, and the sandbox's world. A separate script, because only the demo needs it. */
export const demo = { createCommands, createDemo };

export type DemoScript = typeof demo;
