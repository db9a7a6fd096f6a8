import type { Reporter, TestModule } from 'vitest/node';

/** Prints what passed only the second time, and `N passed, N failed` alone on the last line, which CI systems parse. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const results = tests.map((test) => test.result().state);
    const late = tests.filter((test) => test.diagnostic()?.flaky);
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const count = (state: string) => results.filter((result) => result === state).length;
    const skipped = count('skipped');
    const line = `${count('passed')} passed, ${count('failed') + broken} failed${skipped ? `, ${skipped} skipped` : ''}`;
    process.once('exit', () => {
      for (const test of late) {
        console.log(`Passed only the second time: ${test.module.relativeModuleId} > ${test.fullName}`);
        for (const error of test.result().errors ?? []) console.log(`  ${error.message.split('\n')[0]}`);
      }
      console.log(line);
    });
  }
}
