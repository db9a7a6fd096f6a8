import type { Reporter, TestCase, TestModule } from 'vitest/node';

interface Failure {
  message: string;
}

/** A test or file and the first line of each of its errors, as `remarksOf` in `scripts/test-counts` finds them. */
const remark = (word: string, name: string, errors: readonly Failure[]) =>
  [`${word}: ${name}`, ...errors.map(({ message }) => `  ${message.split('\n')[0]}`)].join('\n');

const nameOf = (test: TestCase) => `${test.module.relativeModuleId} > ${test.fullName}`;

/**
 * Prints what failed and what passed only the second time, and `N passed, N failed` alone on the last line, which CI
 * systems parse.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0);
    const remarks = [
      ...broken.map((module) => remark('Failed', module.relativeModuleId, module.errors())),
      ...inState('failed').map((test) => remark('Failed', nameOf(test), test.result().errors ?? [])),
      ...tests
        .filter((test) => test.result().state === 'passed' && test.diagnostic()?.flaky)
        .map((test) => remark('Passed only the second time', nameOf(test), test.result().errors ?? [])),
    ];
    const skipped = inState('skipped').length;
    const failed = inState('failed').length + broken.length;
    const line = `${inState('passed').length} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    process.once('exit', () => console.log([...remarks, line].join('\n')));
  }
}
