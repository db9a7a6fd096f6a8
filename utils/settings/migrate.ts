/**
 * One step of a migration: takes the data of one version, returns that of the next; {@link migrate} sets the version
 * number. It leaves unexpected data as it is and never throws: people write such files by hand.
 */
export type Step = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * Applies every step from the version of the data on. `steps[0]` takes version 1 to 2.
 *
 * @returns the data unchanged where `version` is not a number from 1 on; null where it is newer than the last step
 */
export function migrate(data: Record<string, unknown>, steps: readonly Step[]): Record<string, unknown> | null {
  const from = data.version;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1) return data;
  if (from > steps.length + 1) return null;
  const walked = steps.slice(from - 1).reduce((before, step) => step(before), data);
  return { ...walked, version: steps.length + 1 };
}
