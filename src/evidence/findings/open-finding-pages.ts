import { dateInWords } from '../../kernel/plain-date.ts';
import type { Doing, EntryPage, Field, FormReader, OwnProvider } from '../../register/index.ts';
import { endFinding } from './end-finding.ts';
import { findingLedger } from './find-findings.ts';
import type { Finding, FindingEntry } from './finding.ts';
import { aboutKind, type FindingKind } from './finding-kinds.ts';
import { answersOfFinding, describeFindingEvent, findingInWords, spanInWords } from './finding-words.ts';
import { type FindingPlan, recordFinding } from './record-finding.ts';
import { withdrawFinding } from './withdraw-finding.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const common = ({ provider }: Means) => ({
  provider,
  ledger: findingLedger,
  cancel: `/providers/${provider.id}/findings`,
  after: `/providers/${provider.id}/findings`,
  describeEvent: describeFindingEvent,
  linkToRecord: (id: number) => ({ href: `/providers/${provider.id}/findings/${id}`, text: 'See the record that is there' }),
});

const nameNoChild = 'Name no child: nothing here may tell who a child is.';

function fieldsOf(kind: FindingKind): readonly Field[] {
  const { values, title, from, ends, succession, source = 'How it is known' } = aboutKind(kind);
  return [
    ...(values === null
      ? []
      : [
          {
            kind: 'radios',
            name: 'value',
            label: 'What was found',
            choices: Object.entries(values).map(([value, text]) => ({ value, text })),
          } as const,
        ]),
    ...(title === null ? [] : [{ kind: 'text', name: 'title', label: title, hint: nameNoChild } as const]),
    { kind: 'date', name: 'from', label: from },
    ...(ends && succession === 'every'
      ? [{ kind: 'date', name: 'until', label: 'Last day (optional)', hint: 'Leave empty if it still holds. It can be ended later.' } as const]
      : []),
    {
      kind: 'textarea',
      name: 'source',
      label: source,
      rows: 4,
      hint: `Who said so or what shows it, so that the head could read it. ${nameNoChild}`,
    },
    { kind: 'text', name: 'document', label: 'Document (optional)', hint: 'Its title, date and where it is kept.' },
  ];
}

function readFinding(answers: FormReader, kind: FindingKind): FindingEntry | null {
  const { values, title: titleLabel, from, ends, succession } = aboutKind(kind);
  const value = values === null ? null : answers.choice('value', Object.keys(values), 'Select what was found');
  const title = titleLabel === null ? null : answers.text('title', { what: titleLabel, most: 120, missing: 'Enter what it is about' });
  const validFrom = answers.date('from', { what: from, missing: `Enter the ${from.toLowerCase()}` });
  const validTo = ends && succession === 'every' ? answers.date('until', { what: 'The last day' }) : null;
  const source = answers.text('source', { what: 'How it is known', most: 2000, missing: 'Enter how it is known' });
  const documentReference = answers.text('document', { what: 'The document', most: 300 });
  return validFrom === null || source === null ? null : { kind, value, title, validFrom, validTo, source, documentReference };
}

export function newFindingPage(means: Means, kind: FindingKind): EntryPage<FindingEntry, FindingPlan> {
  const { label, hint, restricted } = aboutKind(kind);
  return {
    ...common(means),
    title: label,
    lead: [hint, ...(restricted ? ['Named people alone can read what you enter, and each reading is recorded. No child is named.'] : [])],
    fields: fieldsOf(kind),
    carried: { kind },
    button: 'Continue',
    read: (answers) => readFinding(answers, kind),
    save: (tx, entry, seen) => recordFinding(tx, means.doing, means.provider, entry, seen),
    answersOf: answersOfFinding,
    consequencesOf: sayConsequences,
    savedNotice: (entry) => `Recorded: ${findingInWords(entry)}.`,
  };
}

function sayConsequences({ entry, before, after }: FindingPlan): string[] {
  const { supportOnly, restricted, countsForMaintainedOnly, maintainedOnly } = aboutKind(entry.kind);
  return [
    'It will stand with your name and role, as what you have confirmed.',
    ...(before === null ? [] : [`It takes the place of “${findingInWords(before)}”, recorded of ${dateInWords(before.validFrom)}.`]),
    ...(after === null ? [] : [`“${findingInWords(after)}”, recorded of ${dateInWords(after.validFrom)}, takes its place on that day.`]),
    supportOnly ? 'It asks for support, and never makes a tier.' : 'The rules for tiers may count it.',
    ...(countsForMaintainedOnly && !maintainedOnly ? ['They count it of a maintained school only.'] : []),
    ...(restricted ? ['Others who see findings are told that there is one, and no more.'] : []),
    'It cannot be changed. It can be ended, or withdrawn if it was entered in error.',
  ];
}

const reasonField = (label: string): Field => ({ kind: 'textarea', name: 'reason', label, rows: 3, hint: nameNoChild });
const readReason = (answers: FormReader, missing: string): string | null => answers.text('reason', { what: 'The reason', most: 1000, missing });

export function endFindingPage(means: Means, finding: Finding): EntryPage<{ on: string; reason: string }, Finding> {
  return {
    ...common(means),
    title: 'Record that this has ended',
    lead: [`${findingInWords(finding)}. ${spanInWords(finding, finding.validTo)}.`],
    fields: [{ kind: 'date', name: 'until', label: 'Last day', hint: 'It may be a day to come.' }, reasonField('Why it ends')],
    button: 'Save',
    read: (answers) => {
      const on = answers.date('until', { what: 'The last day', missing: 'Enter the last day' });
      const reason = readReason(answers, 'Enter why it ends');
      return on === null || reason === null ? null : { on, reason };
    },
    save: (tx, entry, seen) => endFinding(tx, means.doing, means.provider, finding.id, entry, seen),
    answersOf: () => [],
    consequencesOf: () => [],
    savedNotice: ({ on }) => `${findingInWords(finding)}: its last day is ${dateInWords(on)}.`,
  };
}

export function withdrawFindingPage(means: Means, finding: Finding): EntryPage<{ reason: string }, Finding> {
  return {
    ...common(means),
    title: 'Withdraw what was entered in error',
    lead: [
      `${findingInWords(finding)}. ${spanInWords(finding, finding.validTo)}.`,
      'It stays readable, marked as withdrawn, and counts nowhere. If it was right and holds no longer, end it instead.',
    ],
    fields: [reasonField('Why it is being withdrawn')],
    button: 'Withdraw',
    read: (answers) => {
      const reason = readReason(answers, 'Enter why it is being withdrawn');
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawFinding(tx, means.doing, means.provider, finding.id, entry, seen),
    answersOf: () => [],
    consequencesOf: () => [],
    savedNotice: () => `Withdrawn: ${findingInWords(finding)}.`,
  };
}
