// @ts-check
// Who may know whom (docs/adr/0002-rules-a-machine-checks.md says why each rule is as it is).

/** Left to right: a wing may use those before it, through their index.ts, and never those after it. */
const WINGS = ['register', 'evidence', 'judgement', 'support', 'accountability', 'home'];
const anyWing = `^src/(${WINGS.join('|')})/`;

/** A test, and what only tests use, may reach wherever it needs to. */
const TESTS = String.raw`\.(test|fixture)\.ts$`;

/**
 * A file in a wing that reads, writes or answers is named for what it does, beginning with one of these verbs, or has one of
 * these fixed names. Every other file of a wing is a rule. A new verb that touches data joins this list.
 */
const VERBS =
  'accept|add|adopt|answer|apply|approve|assign|award|build|change|check|close|collect|confirm|correct|count|create|delete|draw|end|erase|export|fill|filter|find|finish|gather|get|' +
  'give|grant|import|issue|join|keep|lift|list|load|mark|merge|move|name|open|place|prepare|propose|publish|put|raise|read|rebuild|reclassify|record|refresh|register|remove|rename|replace|' +
  'request|review|save|schedule|send|set|show|start|stop|store|submit|suggest|sync|take|unplace|update|withdraw|write';
const NOT_RULES = [
  `/(${VERBS})-[^/]+\\.ts$`,
  String.raw`\.routes\.ts$`,
  String.raw`-(panel|card|pages?|endpoints|work)\.ts$`,
  String.raw`/(index|tables|wing|permissions|record-kinds|programme-parts|law-parts)\.ts$`,
  TESTS,
];

const wingsMayOnlyLookLeft = WINGS.slice(0, -1).map((wing, place) => ({
  name: `${wing}-knows-no-wing-to-its-right`,
  comment: 'Data flows one way: register, evidence, judgement, support, accountability. Offer a panel, send an event or record evidence instead.',
  severity: 'error',
  from: { path: `^src/${wing}/`, pathNot: TESTS },
  to: { path: `^src/(${WINGS.slice(place + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The shared words are pure.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: TESTS },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'rules-import-only-kernel',
      comment:
        'A rule is handed all its facts, so it can be read, tested and trusted alone. If this file is no rule, begin its name with what it does.',
      severity: 'error',
      from: { path: anyWing, pathNot: NOT_RULES },
      // Zod describes a shape and touches nothing.
      to: { pathNot: ['^src/kernel/', '^node_modules/zod/', ...WINGS.map((wing) => `^src/${wing}/`)], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-use-only-rules',
      comment: 'What a rule uses of its wing is a rule too; otherwise data comes in by the back door.',
      severity: 'error',
      from: { path: anyWing, pathNot: NOT_RULES },
      to: { path: NOT_RULES.map((name) => `${anyWing}.*${name}`), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'common-ground-knows-no-wing',
      comment: 'platform, datasets and ui serve whatever wings there are; a wing hands them what they need.',
      severity: 'error',
      from: { path: '^src/(platform|datasets|ui)/', pathNot: TESTS },
      to: { path: [anyWing, String.raw`^src/(app|main|cli)\.ts$`, '^src/cli/'] },
    },
    {
      name: 'platform-knows-only-kernel',
      comment: 'Technical means, with no education word in it.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/platform/', '^src/kernel/'] },
    },
    {
      name: 'datasets-know-kernel-and-platform',
      severity: 'error',
      from: { path: '^src/datasets/', pathNot: [TESTS, String.raw`\.routes\.ts$`] },
      to: { path: '^src/', pathNot: ['^src/datasets/', '^src/kernel/', '^src/platform/'] },
    },
    ...wingsMayOnlyLookLeft,
    {
      name: 'a-wing-is-entered-by-its-index',
      severity: 'error',
      from: { path: anyWing, pathNot: TESTS },
      to: { path: anyWing, pathNot: [String.raw`^src/[^/]+/index\.ts$`, '^src/$1/'] },
    },
    {
      name: 'kysely-only-where-data-lives',
      comment: 'Pages, rules and the command line ask a named question or call a command.',
      severity: 'error',
      from: {
        path: [
          String.raw`^src/(kernel|ui|home)/`,
          String.raw`^src/(app|main|cli)\.ts$`,
          '^src/cli/',
          '^src/platform/(http|config|log)/',
          String.raw`\.routes\.ts$`,
        ],
        // Whether the database answers is all that it asks.
        pathNot: [TESTS, '^src/platform/http/health.ts$'],
      },
      to: { path: '^node_modules/kysely/' },
    },
    {
      name: 'csv-is-written-in-one-place',
      comment: 'platform/files/write-csv.ts keeps a cell that a spreadsheet would run as text. Excel files have typed cells: say `type: String`.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/platform/files/'] },
      to: { path: '^node_modules/csv-stringify/' },
    },
    {
      name: 'fastify-only-at-the-edge',
      comment: 'A handler takes a PageRequest and answers with a value.',
      severity: 'error',
      from: { path: '^src/', pathNot: [TESTS, '^src/platform/(http|log)/', String.raw`^src/(app|main)\.ts$`] },
      to: { path: '^node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'the-service-knows-no-test-and-no-demonstration',
      comment: 'The two that start it may load the demonstration, and only when it is asked for: by dynamic import.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: [TESTS] },
      to: { path: '^(demo|test|bench)/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'only-the-start-loads-the-demonstration',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: [TESTS, String.raw`^src/(main|cli)\.ts$`, '^src/cli/'] },
      to: { path: '^(demo|test|bench)/' },
    },
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      from: { pathNot: [TESTS, '^(test|bench)/'] },
      to: { path: TESTS },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it and it imports nothing: it is forgotten, or not yet finished.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [TESTS, '^(migrations|bin|bench|test)/', String.raw`^src/(main|cli)\.ts$`, String.raw`\.(js|json|d\.ts)$`, String.raw`-worker\.ts$`],
      },
      to: {},
    },
    // A browser's script names its imports by their address on the server.
    { name: 'imports-exist', severity: 'error', from: { pathNot: '^src/ui/assets/' }, to: { couldNotResolve: true } },
    {
      name: 'the-service-needs-no-development-tool',
      comment: '`npm start` installs without them.',
      severity: 'error',
      from: { path: '^(src|migrations|demo)/', pathNot: [TESTS, String.raw`^src/ui/compile-styles\.ts$`] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`\.(njk|css|scss|sql)$` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
