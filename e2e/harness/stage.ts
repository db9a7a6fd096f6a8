import { inject, onTestFinished } from 'vitest';
import { createSandbox, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import type { World } from '@/sandbox/world';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { extensionIdOf } from './extension-id';
import { keylessBuild } from './keyless-build';
import { lane } from './lane';
import { type Lookout, openLookout } from './lookout';
import { recordedBuild } from './recorded-build';
import { reportOnFailure } from './report-on-failure';
import { speakingBuild } from './speaking-build';

export interface Stage {
  sandbox: Sandbox;
  lookout: Lookout;
  /** Stops the sandbox: from then on requests fail. */
  unplug(): Promise<void>;
}

interface StageOptions {
  protocol?: 'v1' | 'v2';
  /** True: the person has switched the extension's notifications off in the browser. */
  muted?: boolean;
  colorScheme?: 'light' | 'dark';
  /** True: records the notifications that the worker asks for, see `recorded-build`. */
  recorded?: boolean;
  /** True: the build has no Client ID. */
  keyless?: boolean;
  /** All texts; left out: English. */
  messages?: MessagesFile;
  /** Replaces the usual cast. */
  world?: World;
  /** Settings of Firefox, as in about:config. */
  preferences?: Record<string, string | number | boolean>;
}

/** A sandbox on the run's port, and a new browser with the built extension; both end with the test. */
export async function stage({
  protocol = 'v2',
  muted = false,
  colorScheme = 'light',
  recorded = false,
  keyless = false,
  messages,
  world = createCast({ now: Date.now() }),
  preferences = {},
}: StageOptions = {}): Promise<Stage> {
  const { executable } = inject('run');
  const browser = inject('browser');
  const { port, builds } = lane();
  const copyOf = ({ folder, remove }: { folder: string; remove(): void }) => {
    onTestFinished(remove);
    return folder;
  };
  const spoken = messages ? copyOf(speakingBuild(builds[protocol], messages)) : builds[protocol];
  const keyed = keyless ? copyOf(keylessBuild(spoken)) : spoken;
  const extension = recorded ? copyOf(recordedBuild(keyed)) : keyed;
  const sandbox = createSandbox({ world, now: Date.now });
  const { origin, close } = await serveSandbox(sandbox, port);
  onTestFinished(close);
  const lookout = await openLookout({
    browser,
    executable,
    extension,
    headless: true,
    protocol,
    origin,
    colorScheme,
    loopbackOnly: true,
    preferences,
    ...(muted ? { mutedExtension: extensionIdOf(extension) } : {}),
  });
  onTestFinished(lookout.close);
  reportOnFailure(lookout, sandbox);
  return { sandbox, lookout, unplug: close };
}
