import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const tests = globSync('{src,migrations,demo,test,bench,bin}/**/*.test.ts');

/**
 * A test of rules alone touches nothing that another could see, so one process reads the rules once for all of them. Tests of wings share one too: each
 * has a database and a server of its own, and closes them. Whatever opens a browser, starts a process or changes what the whole process shares, has a
 * process of its own.
 */
const needsItsOwn = /from '[^']*(?:harness\/|\.fixture\.ts|node:(?:child_process|worker_threads|fs))|\bvi\.(?!fn\b)|process\.(?:env|chdir|stdout)/;
const changesWhatIsShared =
  /from '[^']*(?:harness\/(?:both-engines|browser|demonstration)|node:(?:child_process|worker_threads))|\bvi\.(?!fn\b)|process\.(?:env|chdir|stdout)/;
const textOf = (file: string): string => readFileSync(file, 'utf8');
const rules = tests.filter((file) => !needsItsOwn.test(textOf(file)));
const isOfWing = (file: string): boolean => /^src\/(?:register|evidence|judgement|support|accountability|home)\//.test(file);
const wings = tests.filter((file) => isOfWing(file) && !rules.includes(file) && !changesWhatIsShared.test(textOf(file)));
const service = tests.filter((file) => !rules.includes(file) && !wings.includes(file));

const setupFiles = ['test/harness/fix-draw.ts'];
const withDatabase = { globalSetup: ['test/harness/global-setup.ts'], setupFiles: [...setupFiles, 'test/harness/close-after-file.ts'] };

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: rules, isolate: false, setupFiles } },
      { extends: true, test: { name: 'wings', include: wings, isolate: false, ...withDatabase } },
      { extends: true, test: { name: 'service', include: service, ...withDatabase } },
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
