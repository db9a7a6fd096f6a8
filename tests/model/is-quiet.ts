import type { Settings } from '@/utils/settings/settings';

/** Whether the wall clock is within quiet hours, read in the plainest way, which clock changes do not affect. */
export function isQuiet({ quiet }: Settings, now: number): boolean {
  const at = new Date(now);
  const minutes = 60 * at.getHours() + at.getMinutes();
  const of = (time: string) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
  return quiet.ranges.some(({ from, to }) =>
    of(from) < of(to) ? minutes >= of(from) && minutes < of(to) : minutes >= of(from) || minutes < of(to),
  );
}
