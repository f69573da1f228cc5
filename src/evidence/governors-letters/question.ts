/** What is known that questions are chosen from: only what may be told to governors. */
export interface QuestionFacts {
  /** Headline results in words, with what each says beside England's. */
  readonly results: readonly string[];
  /** Published inspections in words, the latest first. */
  readonly inspections: readonly string[];
  readonly overdue: number;
  readonly doneWithoutOutcome: number;
  readonly headIsNew: boolean;
  readonly chairIsKnown: boolean;
}

type Choice = (facts: QuestionFacts) => string | null;

const nameOf = (result: string): string => result.split(':', 1)[0] ?? result;
const isBelow = (result: string): boolean => /\b(below|lower|worse|behind)\b/i.test(result);
const askedAbout = /needs attention|urgent improvement|requires improvement|inadequate|not met|not effective/i;

/** In the order in which they matter; each is asked only where what is known calls for it. */
const fromTheData: readonly Choice[] = [
  ({ inspections: [latest] }) =>
    latest !== undefined && askedAbout.test(latest)
      ? 'What has changed since the latest inspection in the areas it found wanting, and how do we know?'
      : null,
  ({ results }) => {
    const below = results.filter(isBelow).at(0);
    return below === undefined ? null : `${nameOf(below)}: what do leaders think lies behind it, and when will we see whether it is changing?`;
  },
  ({ overdue }) =>
    overdue === 0
      ? null
      : `${overdue === 1 ? 'One agreed action is' : `${String(overdue)} agreed actions are`} overdue: what stands in the way, and who has been asked for help?`,
  ({ results }) => {
    const below = results.filter(isBelow).at(1);
    return below === undefined ? null : `${nameOf(below)}: which pupils is this about, and what is done differently for them?`;
  },
  ({ headIsNew }) => (headIsNew ? 'What does our headteacher need from us in these first two years, and who looks after their workload?' : null),
  ({ chairIsKnown }) => (chairIsKnown ? null : 'Does the authority know who chairs us, and do we have the people and skills that we need?'),
  ({ doneWithoutOutcome }) => (doneWithoutOutcome === 0 ? null : 'Of what we agreed and did, what made a difference, and what will we stop doing?'),
];

/** Asked in any term, where the data call for fewer than five. */
const always: readonly string[] = [
  'How do disadvantaged pupils do here beside others, and what are we seeing of the money spent for them?',
  'Which pupils are absent most, and what has been tried with them?',
  'How do we know that pupils are safe, and when did one of us last look for ourselves?',
  'How are staff, and what have we changed so that their work can be done?',
  'How do pupils with special educational needs do here, and what do their parents say?',
];

export function chooseQuestions(facts: QuestionFacts, count: number): string[] {
  return [...fromTheData.flatMap((choose) => choose(facts) ?? []), ...always].slice(0, count);
}
