import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const tests = globSync('{src,migrations,demo,test,bench,bin}/**/*.test.ts');

/**
 * A test of rules alone touches nothing that another could see, so one process reads the rules once for all of them. Tests with a database or a browser
 * share one too: each has a database, a server and pages of its own, and closes them. Whatever starts processes or changes what the whole process shares
 * has a process of its own. (A limit of time that a file sets for itself ends with the file.)
 */
const changesWhatIsShared =
  /from '[^']*(?:harness\/both-engines|node:(?:child_process|worker_threads))|\bvi\.(?!fn\b|setConfig\b)|process\.(?:env|chdir|stdout)/;
const looksBeyondItself = /from '[^']*(?:harness\/|\.fixture\.ts|node:fs)/;
const textOf = (file: string): string => readFileSync(file, 'utf8');
const alone = tests.filter((file) => changesWhatIsShared.test(textOf(file)));
const rules = tests.filter((file) => !alone.includes(file) && !looksBeyondItself.test(textOf(file)));
const withBrowser = tests.filter((file) => !alone.includes(file) && /from '[^']*harness\/(?:browser|demonstration)/.test(textOf(file)));
const service = tests.filter((file) => ![alone, rules, withBrowser].flat().includes(file));

const setupFiles = ['test/harness/fix-draw.ts'];
const withDatabase = { globalSetup: ['test/harness/global-setup.ts'], setupFiles: [...setupFiles, 'test/harness/close-after-file.ts'] };

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: alone, ...withDatabase } },
      { extends: true, test: { name: 'browser', include: withBrowser, isolate: false, ...withDatabase } },
      { extends: true, test: { name: 'rules', include: rules, isolate: false, setupFiles } },
      { extends: true, test: { name: 'service', include: service, isolate: false, ...withDatabase } },
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
