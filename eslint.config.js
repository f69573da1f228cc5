// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing then has the same name wherever it is used, and can be found by it.',
};
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of strings: Node runs our TypeScript by erasing types, and an enum cannot be erased.',
};
const theClock = 'Ask the clock in src/platform/clock.ts, so that a test can say what time it is.';
const noClock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: theClock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: theClock },
  { selector: "CallExpression[callee.name='Date']", message: theClock },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: theClock },
];
const configOnly = 'Read the configuration from src/platform/config, where every variable is described and checked.';

export default defineConfig(
  // Local files that are not ours to read: what Git ignores, and the embedded database's own directories.
  { ignores: ['node_modules/', 'data/', 'demo-data/', '.waymark/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'eqeqeq': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', noDefaultExport, noEnum],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A number in a sentence is an ordinary thing to write; an object or a missing value in one is still refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `onClose(() => server.stop())` says what it does; a block would add three lines and no meaning.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A handler, a command and a hook answer with a promise by contract, whether or not this one has something to wait for.
      '@typescript-eslint/require-await': 'off',
      // `while (true)` with a way out inside is how a stream is read.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    // The rules of the running service. `bin` runs before it, and `test` and `bench` stand outside it.
    files: ['src/**/*.ts', 'migrations/**/*.ts', 'demo/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noEnum, ...noClock],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: configOnly }],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', importNames: ['env'], message: configOnly }] }],
    },
  },
  { files: ['src/platform/clock.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport, noEnum] } },
  { files: ['src/platform/config.ts', 'src/platform/config/**'], rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' } },
  // What talks to a person through a terminal.
  { files: ['src/cli.ts', 'src/cli/**', 'bin/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // A test that is wrong about what is there fails, loudly and at that line, which is all that is wanted of it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A test that starts a process hands it this one's environment.
      'no-restricted-properties': 'off',
    },
  },
  {
    // Plain JavaScript: the launcher and its like, and the browser's scripts. TypeScript checks both (tsconfig.json,
    // tsconfig.browser.json) and knows which names exist in which of the two worlds.
    files: ['**/*.js', '**/*.cjs'],
    rules: { 'no-undef': 'off' },
  },
  // Tools ask for these by their default export.
  { files: ['*.config.{js,ts}', 'test/harness/plain-summary-reporter.ts'], rules: { 'no-restricted-syntax': ['error', noEnum] } },
);
