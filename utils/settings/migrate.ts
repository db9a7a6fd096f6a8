/**
 * One step of a migration: the data of one version in, that of the next out, its number left to {@link migrate}. Whatever is
 * not of the form that it expects it leaves as it is, and does not throw: people write such files by hand.
 */
export type Step = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * Walks data of an earlier version through all steps that it lacks. Step 0 takes version 1 to 2.
 *
 * @returns the data as it is where `version` is no number from 1 on; null where it is newer than the last step
 */
export function migrate(data: Record<string, unknown>, steps: readonly Step[]): Record<string, unknown> | null {
  const from = data.version;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1) return data;
  if (from > steps.length + 1) return null;
  const walked = steps.slice(from - 1).reduce((before, step) => step(before), data);
  return { ...walked, version: steps.length + 1 };
}
