import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const tests = globSync('{src,migrations,demo,test,bench,bin}/**/*.test.ts');

/**
 * A test of rules alone touches nothing that another could see, so one process reads the rules once for all of them. Whatever opens a database, a server or
 * a browser, starts a process or changes what the whole process shares, has a process of its own.
 */
const needsItsOwn = /from '[^']*(?:harness\/|\.fixture\.ts|node:(?:child_process|worker_threads|fs))|\bvi\.(?!fn\b)|process\.(?:env|chdir|stdout)/;
const isOfRules = (file: string): boolean => !needsItsOwn.test(readFileSync(file, 'utf8'));
const rules = tests.filter(isOfRules);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: rules, isolate: false } },
      {
        extends: true,
        test: {
          name: 'service',
          include: tests.filter((file) => !rules.includes(file)),
          globalSetup: ['test/harness/global-setup.ts'],
          setupFiles: ['test/harness/close-after-file.ts'],
        },
      },
    ],
    environment: 'node',
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
