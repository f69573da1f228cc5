import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,migrations,demo,test,bench,bin}/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/harness/global-setup.ts'],
    // A process each, so that no test file sees another's environment, database or browser.
    pool: 'forks',
    maxWorkers: 2,
    // Order is drawn anew for each run (the seed is printed), so that no test can come to lean on another.
    sequence: { shuffle: { files: false, tests: true } },
    // A real database and a real browser stand behind many tests: generous, so that a busy machine is not a failing one.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    passWithNoTests: false,
    allowOnly: false,
    reporters: ['default', './test/harness/plain-summary-reporter.ts'],
  },
});
