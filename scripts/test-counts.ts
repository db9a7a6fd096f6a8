export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * The counts at the end of a suite's output, in the format of `tests/count-reporter`. A suite without tests has failed,
 * and so has one that failed without a count.
 *
 * @param ended false: the suite's process reported a failure
 */
export function countsOf(output: string, ended: boolean): Counts {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] = found ? found.slice(1).map((digits) => Number(digits ?? 0)) : [];
  const isBroken = (!ended && failed === 0) || passed + failed === 0;
  return { passed, failed: isBroken ? failed + 1 : failed, skipped };
}

/** What `tests/count-reporter` remarks before a suite's count: each failed or repeated test, with its errors. */
export function remarksOf(output: string): string[] {
  return [...output.matchAll(/^(?:Failed|Passed only the second time): .*(?:\n {2}.*)*/gm)].map(([remark]) => remark);
}

export function sum(counts: readonly Counts[]): Counts {
  const of = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

/** A skipped test fails the run: tests that a machine cannot run are left out, see docs/testing.md. */
export const isGood = ({ failed, skipped }: Counts) => failed === 0 && skipped === 0;

export function lineOf({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
