const FORMAT = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** `when` as the old server wrote it: Pacific time with daylight saving, "Tue", "8:04 pm". */
export function whenOf(seconds: number): { day: string; time: string } {
  const parts = FORMAT.formatToParts(seconds * 1000);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return { day: part('weekday'), time: `${part('hour')}:${part('minute')} ${part('dayPeriod').toLowerCase()}` };
}

const UNITS = [
  ['day', 'd', 86_400],
  ['hour', 'h', 3_600],
  ['minute', 'm', 60],
  ['second', 's', 1],
] as const;

/** `elapsed`: "3 hours, 4 minutes, 19 seconds" and "3h 4m 19s"; never below zero. */
export function elapsedOf(seconds: number, current: number): { full: string; short: string } {
  let left = Math.max(0, current - seconds);
  const full: string[] = [];
  const short: string[] = [];
  for (const [name, letter, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count === 0 && !(size === 1 && full.length === 0)) continue;
    full.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    short.push(`${count}${letter}`);
  }
  return { full: full.join(', '), short: short.join(' ') };
}
