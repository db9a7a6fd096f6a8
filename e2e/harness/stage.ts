import { inject, onTestFinished } from 'vitest';
import { createSandbox, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { extensionIdOf } from './extension-id';
import { type Lookout, openLookout } from './lookout';

export interface Stage {
  sandbox: Sandbox;
  lookout: Lookout;
  /** Ends the sandbox: from then on nobody answers. */
  unplug(): Promise<void>;
}

interface StageOptions {
  protocol?: 'v1' | 'v2';
  /** True: the person has switched the extension's notifications off in the browser. */
  muted?: boolean;
  colorScheme?: 'light' | 'dark';
}

/** A sandbox of its own on the run's port, and a new browser with the built extension; both end with the test. */
export async function stage({
  protocol = 'v2',
  muted = false,
  colorScheme = 'light',
}: StageOptions = {}): Promise<Stage> {
  const { chromium, port, builds } = inject('run');
  const extension = builds[protocol];
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const { origin, close } = await serveSandbox(sandbox, port);
  onTestFinished(close);
  const lookout = await openLookout({
    executable: chromium,
    extension,
    headless: true,
    protocol,
    origin,
    colorScheme,
    loopbackOnly: true,
    ...(muted ? { mutedExtension: extensionIdOf(extension) } : {}),
  });
  onTestFinished(lookout.close);
  return { sandbox, lookout, unplug: close };
}
