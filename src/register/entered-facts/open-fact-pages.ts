import type { Field } from '../by-hand/entry-field.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import type { EnteredFact, FactEntry, FactPlan } from './entered-fact.ts';
import { type FactName, kindOfFact } from './fact-kinds.ts';
import { factLedger } from './fact-row.ts';
import { inSentence, readFactValue, showFactValue } from './fact-value.ts';
import { answersOfFact, consequencesOfFact, consequencesOfWithdrawal, describeFactEvent, factSpan } from './fact-words.ts';
import type { PutBack } from './put-back-ends.ts';
import { recordFact } from './record-fact.ts';
import { withdrawFact } from './withdraw-fact.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}

function valueField(fact: FactName): Field {
  const { label, hint, shape } = kindOfFact(fact);
  const asked = { name: 'value', label, hint };
  switch (shape.kind) {
    case 'whole-number':
      return { ...asked, kind: 'text', width: 4, input: 'numeric', suffix: shape.unit };
    case 'choice':
      return { ...asked, kind: 'radios', choices: Object.entries(shape.choices).map(([value, text]) => ({ value, text })) };
    case 'email':
      return { ...asked, kind: 'text', input: 'email' };
    case 'telephone':
      return { ...asked, kind: 'text', width: 20, input: 'tel' };
    case 'website':
      return { ...asked, kind: 'text', input: 'url' };
  }
}

const common = ({ provider }: Means) => ({
  provider,
  ledger: factLedger,
  cancel: `/providers/${provider.id}`,
  answersOf: answersOfFact,
  consequencesOf: consequencesOfFact,
  describeEvent: describeFactEvent,
  linkToRecord: (id: number) => ({ href: `/providers/${provider.id}/facts/${id}`, text: 'See the record that is there' }),
});

export function newFactPage(means: Means, fact: FactName): EntryPage<FactEntry, FactPlan> {
  const { provider, doing } = means;
  return {
    ...common(means),
    title: `Enter the ${inSentence(kindOfFact(fact).label)}`,
    lead: ['What is entered here is shown with its source beside what is published, and no load changes it.'],
    carried: { fact },
    fields: [
      valueField(fact),
      { kind: 'date', name: 'valid-from', label: 'True from', hint: 'For example, 1 9 2026. It may be a day to come.' },
      { kind: 'date', name: 'valid-to', label: 'Last day (optional)', hint: 'Only where it is no longer true.' },
      {
        kind: 'text',
        name: 'source',
        label: 'Source',
        hint: 'Who told us, or which document. For example, the net capacity assessment of May 2026.',
      },
    ],
    button: 'Save',
    read: (answers) => {
      const typed = answers.text('value', { what: kindOfFact(fact).label });
      const value = readFactValue(fact, typed ?? '');
      if (!value.ok) answers.refuse('value', value.reason);
      const validFrom = answers.date('valid-from', { what: 'The first day', missing: 'Enter the day it is true from' });
      const validTo = answers.date('valid-to', { what: 'The last day' });
      const source = answers.text('source', { what: 'Source', missing: 'Enter who told us, or which document' });
      return !value.ok || validFrom === null || source === null ? null : { fact, value: value.value, validFrom, validTo, source };
    },
    save: (tx, entry, seen) => recordFact(tx, doing, provider, entry, seen),
    savedNotice: (entry) => `${kindOfFact(fact).label}: ${showFactValue(fact, entry.value)}, ${factSpan(entry.validFrom, entry.validTo)}.`,
  };
}

export function withdrawFactPage(means: Means, fact: EnteredFact): EntryPage<{ reason: string }, readonly PutBack[]> {
  const { provider, doing } = means;
  const { label } = kindOfFact(fact.fact);
  return {
    ...common(means),
    cancel: `/providers/${provider.id}/facts/${fact.id}`,
    title: `Withdraw the ${inSentence(label)}`,
    lead: [
      `${label}: ${showFactValue(fact.fact, fact.value)}, ${factSpan(fact.validFrom, fact.validTo)}. Use this where it is wrong. It stays readable, marked as withdrawn, with your reason.`,
    ],
    fields: [{ kind: 'text', name: 'reason', label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawFact(tx, doing, provider, fact.id, entry, seen),
    answersOf: ({ reason }) => [{ label: 'Why it is being withdrawn', text: reason }],
    consequencesOf: consequencesOfWithdrawal,
    savedNotice: () => `${label} of ${showFactValue(fact.fact, fact.value)} has been withdrawn.`,
  };
}
