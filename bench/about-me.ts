import type { Measured } from '@/bench/report';
import { quietDay } from '@/tests/builders/busy-profile';
import { MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/**
 * Most requests in a usual check: people, comments, and either the lists, once an hour, or the reactions to a comment.
 * A check with both takes one more.
 */
const MAX_PER_CHECK = 3;

/** Requests for what concerns the person, over a day with nothing new. */
export async function measureAboutMe(): Promise<Measured[]> {
  console.log(`\nAbout you: what concerns the person, with 200 comments and 20 lists and nothing new, over a day of checks every
${DEFAULT_SETTINGS.checkMinutes} minutes that read everything as soon as Trakt's edge allows.\n`);
  const lines: Measured[] = [];
  for (const signedIn of [true, false]) {
    const counts = await quietDay(signedIn, DEFAULT_SETTINGS.checkMinutes * MINUTE);
    const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
    const what = `about you, signed ${signedIn ? 'in' : 'out'}, 200 comments and 20 lists`;
    lines.push(
      { what: `requests per check: ${what}`, unit: 'requests', own: [mean] },
      {
        what: `requests: ${what}, most in a check`,
        unit: 'requests',
        own: [Math.max(...counts)],
        limit: MAX_PER_CHECK,
      },
    );
  }
  return lines;
}
