import type { BrowserName } from '@/e2e/harness/browser';
import type { Sandbox } from '@/sandbox/app';
import type { FaultSpec } from '@/sandbox/faults';
import type { Random } from '@/sandbox/random';
import { SECOND } from '@/utils/lib/time';

/** What can go wrong between two checks. */
export type SoakFault =
  | 'worker stopped'
  | 'browser killed'
  | 'offline'
  | '5xx'
  | 'hangs'
  | 'slow'
  | 'not JSON'
  | 'truncated'
  | 'wrong JSON'
  | '429 with Retry-After'
  | '403 by the edge'
  | 'old answers';

/** How often each is drawn, relative to the others. */
const WEIGHTS: Record<SoakFault, number> = {
  'worker stopped': 6,
  'browser killed': 1,
  offline: 2,
  '5xx': 2,
  hangs: 1,
  slow: 1,
  'not JSON': 1,
  truncated: 1,
  'wrong JSON': 1,
  '429 with Retry-After': 2,
  '403 by the edge': 1,
  'old answers': 1,
};

/** Draws the next fault. Firefox forgets the extension when it ends, so it is never killed. */
export function drawFault(random: Random, browser: BrowserName): SoakFault {
  const drawn = (Object.keys(WEIGHTS) as SoakFault[]).filter(
    (fault) => browser === 'chromium' || fault !== 'browser killed',
  );
  return random.pick(drawn.flatMap((fault) => Array.from({ length: WEIGHTS[fault] }, () => fault)));
}

const MATCHED = '^/users/';

/** The sandbox's part in a fault; null if it has none. */
function specOf(fault: SoakFault, random: Random): FaultSpec | null {
  const forMs = random.int(2, 8) * SECOND;
  switch (fault) {
    case '5xx':
      return { kind: '502', match: MATCHED, forMs };
    case 'hangs':
      return { kind: 'hang', match: MATCHED, forMs };
    case 'slow':
      return { kind: 'slow', match: MATCHED, ms: random.int(1, 6) * SECOND, forMs };
    case 'not JSON':
      return { kind: 'html', match: MATCHED, forMs };
    case 'truncated':
      return { kind: 'cut-body', match: MATCHED, forMs };
    case 'wrong JSON':
      return { kind: random.pick(['wrong-json', 'empty']), match: MATCHED, forMs };
    case '429 with Retry-After':
      return { kind: random.pick(['429', '429-html']), match: MATCHED, retryAfter: random.int(3, 15), times: 1 };
    case '403 by the edge':
      return { kind: '403-html', match: MATCHED, times: random.int(1, 2), forMs };
    case 'worker stopped':
    case 'browser killed':
    case 'offline':
    case 'old answers':
      return null;
  }
}

/** Begins a fault of Trakt. It ends by itself, or with {@link endFaults}. */
export function beginFault({ control }: Sandbox, fault: SoakFault, random: Random): void {
  const spec = specOf(fault, random);
  if (spec) control.fault(spec);
  if (fault === 'old answers') {
    control.settings({ edgeCache: true, edgeAges: { '/history': random.int(2, 15), '/ratings': random.int(2, 15) } });
  }
}

export function endFaults({ control }: Sandbox): void {
  control.clearFaults();
  control.settings({ edgeCache: false });
}
