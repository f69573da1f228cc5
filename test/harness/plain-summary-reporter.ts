import type { Reporter, TestModule } from 'vitest/node';

/** Counts every test of the run; a file that could not be loaded counts as one failure, because its tests cannot be counted. */
export function summarise(modules: readonly TestModule[], faultsOutsideTests: number): string {
  const count = { passed: 0, failed: faultsOutsideTests, skipped: 0, pending: 0 };
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      count[state] += 1;
      if (state === 'failed') failedHere += 1;
    }
    if (module.state() === 'failed' && failedHere === 0) count.failed += 1;
  }
  const skipped = count.skipped + count.pending;
  return `${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Says the outcome in one plain line, last, where a person and a script both find it. */
export default class PlainSummaryReporter implements Reporter {
  #line = '';

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#line = summarise(modules, unhandledErrors.length);
    process.once('exit', () => {
      process.stdout.write(`${this.#line}\n`);
    });
  }
}
