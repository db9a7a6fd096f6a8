/**
 * Clamps a number from outside (a server, a file, a copy in sync).
 *
 * @returns the number, or the bound that it exceeds; null if the value is not a finite number, so that the caller can
 *   name a default: `bounded(value, 5, 60) ?? 10`
 */
export function bounded(value: unknown, min: number, max: number): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : null;
}
