import { type Doing, type EntryPage, type Field, type FormReader, type OwnProvider } from '../../register/index.ts';
import { gradedAreas, reportCardAreas } from './areas.ts';
import {
  categoriesOfConcern,
  countsForStuck,
  type EnteredKind,
  type InspectionEntry,
  overallGrades,
  readJudgements,
  safeguardingFindings,
} from './entered-inspection.ts';
import { inspectionLedger, snapshotOf } from './entered-inspection-row.ts';
import { answersOfInspection, describeInspectionEvent } from './entered-inspection-words.ts';
import type { RecordedInspection } from './find-entered-inspections.ts';
import { recordInspection } from './record-inspection.ts';
import { kindWords } from './timeline.ts';
import { withdrawInspection } from './withdraw-inspection.ts';

const hints: Readonly<Record<EnteredKind, string>> = {
  'graded': 'To 9 November 2025. Full inspection of a school, with grades.',
  'ungraded': 'An outcome in words, without grades.',
  'report-card': 'From 10 November 2025. Full inspection of a school.',
  'monitoring': 'A visit between full inspections. It fires no floor of the tiers: what the full inspection found stands until the next one.',
  'early-years': 'Of a nursery, pre-school or childminder.',
  'section-48': 'Of religious education and worship, by the diocese or another body.',
};
const kinds = Object.keys(hints) as EnteredKind[];
const same = (values: readonly string[]) => values.map((value) => ({ value, text: value }));

const fields: readonly Field[] = [
  {
    kind: 'radios',
    name: 'kind',
    label: 'Kind of inspection',
    choices: kinds.map((value) => ({ value, text: kindWords[value], hint: hints[value] })),
  },
  { kind: 'date', name: 'on', label: 'The day it began' },
  {
    kind: 'date',
    name: 'published',
    label: 'The day its report was published (optional)',
    hint: 'The clock of a statement of action, and whether a category of concern is public, go by this day.',
  },
  { kind: 'text', name: 'body', label: 'Who inspected', hint: 'Ofsted; for a religious inspection, the diocese or other body.' },
  {
    kind: 'radios',
    name: 'who',
    label: 'What was inspected',
    choices: [
      { value: 'present', text: 'The school or setting as it is now' },
      { value: 'predecessor', text: 'Its predecessor', hint: 'Shown and marked, and not counted against the present one.' },
    ],
  },
  {
    kind: 'select',
    name: 'overall',
    label: 'Overall effectiveness (optional)',
    hint: 'Only where the report gives one: no school’s does from September 2024.',
    choices: same(overallGrades),
  },
  {
    kind: 'textarea',
    name: 'judgements',
    rows: 7,
    label: 'Judgements (optional)',
    hint: `One a line, like “${gradedAreas.graded_leadership}: Good”, or “${reportCardAreas.leadership_and_governance}: Expected standard”.`,
  },
  { kind: 'select', name: 'safeguarding', label: 'Safeguarding (optional)', choices: same(safeguardingFindings) },
  { kind: 'select', name: 'category', label: 'Category of concern (optional)', choices: same(categoriesOfConcern) },
  { kind: 'text', name: 'outcome', label: 'Outcome, in the report’s own words (optional)', hint: 'For example, “School remains Good”.' },
  { kind: 'text', name: 'source', label: 'Source', hint: 'Where you read it. For example, the report on Ofsted’s site.' },
];

function readInspection(answers: FormReader): InspectionEntry | null {
  const kind = answers.choice('kind', kinds, 'Select which kind of inspection it was');
  const inspectedOn = answers.date('on', { what: 'The day it began', missing: 'Enter the day it began' });
  const publishedOn = answers.date('published', { what: 'The day its report was published' });
  const body = answers.text('body', { what: 'Who inspected', most: 200, missing: 'Enter who inspected' });
  const who = answers.choice('who', ['present', 'predecessor'], 'Select what was inspected');
  const overall = answers.optionalChoice('overall', overallGrades, 'Select a grade from the list');
  const judged = kind === null ? null : readJudgements(answers.lines('judgements'), kind);
  if (judged?.ok === false) answers.refuse('judgements', judged.reason);
  const safeguarding = answers.optionalChoice('safeguarding', safeguardingFindings, 'Select a finding from the list');
  const category = answers.optionalChoice('category', categoriesOfConcern, 'Select a category from the list');
  const outcome = answers.text('outcome', { what: 'The outcome' });
  const source = answers.text('source', { what: 'Source', missing: 'Enter where you read it' });
  if (kind === null || inspectedOn === null || body === null || who === null || source === null || judged?.ok !== true) return null;
  const ofPredecessor = who === 'predecessor';
  return { kind, inspectedOn, publishedOn, body, ofPredecessor, overall, judgements: judged.value, safeguarding, category, outcome, source };
}

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const common = ({ provider }: Means) => ({
  provider,
  ledger: inspectionLedger,
  cancel: `/providers/${provider.id}/inspections`,
  after: `/providers/${provider.id}/inspections`,
  describeEvent: describeInspectionEvent,
});

/** What a new form says before anything is typed. */
export const emptyInspection = { body: 'Ofsted', who: 'present' };

export function newInspectionPage(means: Means): EntryPage<InspectionEntry, InspectionEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    title: 'Enter an inspection',
    lead: [
      'For an inspection that no loaded file has: an earlier one, one of early years, or a religious one. Write what the report says, in its words.',
    ],
    fields,
    button: 'Continue',
    read: readInspection,
    save: (tx, entry, seen) => recordInspection(tx, doing, provider, entry, seen),
    answersOf: (entry) => answersOfInspection(snapshotOf(entry)),
    consequencesOf: sayConsequences,
    savedNotice: ({ kind }) => `${kindWords[kind]}: it is on the timeline.`,
  };
}

function sayConsequences({ kind, ofPredecessor, category, safeguarding }: InspectionEntry): string[] {
  return [
    'It will stand on the timeline, marked as entered by hand, with your name.',
    ...(ofPredecessor ? ['It will be marked as the predecessor’s, and will count for nothing of the present school.'] : []),
    ...(!ofPredecessor && countsForStuck(kind) ? ['Whether the school is stuck will be worked out with it.'] : []),
    ...(!ofPredecessor && (category !== null || safeguarding?.startsWith('Not') === true)
      ? ['Where it is the latest full inspection, what it found of concern will stand at the top of the page.']
      : []),
    ...(kind === 'monitoring'
      ? [
          'No floor of the tiers fires by it, and none is lifted: a visit gives no grades, and the categories and grades of the last full inspection stand until the next. What it found can be recorded as a finding or a judgement.',
        ]
      : []),
    'If it is wrong, it can be withdrawn with a reason, and entered again.',
  ];
}

export function withdrawInspectionPage(means: Means, inspection: RecordedInspection): EntryPage<{ reason: string }, InspectionEntry> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: `/providers/${provider.id}/inspections/${inspection.id}`,
    title: 'Withdraw this inspection',
    lead: ['It stays readable, marked as withdrawn, with your reason, and counts nowhere. To correct it, withdraw it and enter it again.'],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawInspection(tx, doing, provider, inspection.id, entry, seen),
    answersOf: () => [],
    consequencesOf: () => [],
    savedNotice: () => 'The inspection has been withdrawn.',
  };
}
