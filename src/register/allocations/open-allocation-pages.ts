import { dateInWords } from '../../kernel/plain-date.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { FormReader } from '../by-hand/form-reader.ts';
import type { Doing } from '../by-hand/record-entry-change.ts';
import type { EntryPage } from '../by-hand/show-entry-page.ts';
import type { Allocation, AllocationEntry, AllocationPlan, Part } from './allocation.ts';
import { allocationLedger } from './allocation-row.ts';
import {
  adviserWords,
  answersOfAllocation,
  consequencesOfAllocation,
  consequencesOfWithdrawal,
  describeAllocationEvent,
  partWords,
  spanWords,
} from './allocation-words.ts';
import { endAllocation } from './end-allocation.ts';
import type { Adviser } from './find-allocations.ts';
import { recordAllocation } from './record-allocation.ts';
import { type PutBack, withdrawAllocation } from './withdraw-allocation.ts';

interface Means {
  readonly provider: OwnProvider;
  readonly doing: Doing;
}
const common = ({ provider }: Means) => ({
  provider,
  ledger: allocationLedger,
  cancel: `/providers/${provider.id}`,
  describeEvent: describeAllocationEvent,
  linkToRecord: (id: number) => ({ href: `/providers/${provider.id}/allocations/${id}`, text: 'See the record that is there' }),
});
const partNames = Object.keys(partWords) as Part[];
const reasonField = { kind: 'text', name: 'reason', label: 'Reason', hint: 'Everybody who may see this provider can read it.' } as const;

function readAllocation(answers: FormReader, advisers: readonly Adviser[]): AllocationEntry | null {
  const chosen = answers.choice('adviser', advisers.map(({ id }) => String(id)), 'Select an adviser'); // prettier-ignore
  const part = answers.choice('part', partNames, 'Select which part they have');
  const validFrom = answers.date('valid-from', { what: 'The first day', missing: 'Enter the first day' });
  const validTo = answers.date('valid-to', { what: 'The last day' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason' });
  const adviser = advisers.find(({ id }) => String(id) === chosen);
  if (!adviser || part === null || validFrom === null || reason === null) return null;
  return { accountId: adviser.id, adviser: adviser.name, part, validFrom, validTo, reason };
}

export function newAllocationPage(means: Means, advisers: readonly Adviser[]): EntryPage<AllocationEntry, AllocationPlan> {
  const { provider, doing } = means;
  return {
    ...common(means),
    title: 'Record who advises this provider',
    lead: ['Who takes over as lead ends the one before, on the day before. You will be shown that before it is saved.'],
    fields: [
      {
        kind: 'select',
        name: 'adviser',
        label: 'Adviser',
        choices: advisers.map(({ id, name, jobTitle }) => ({ value: String(id), text: jobTitle === null ? name : `${name}, ${jobTitle}` })),
      },
      { kind: 'radios', name: 'part', label: 'Part', choices: partNames.map((value) => ({ value, ...partWords[value] })) },
      { kind: 'date', name: 'valid-from', label: 'First day', hint: 'For example, 1 9 2026. It may be a day to come.' },
      { kind: 'date', name: 'valid-to', label: 'Last day (optional)', hint: 'Leave empty if it is not known.' },
      reasonField,
    ],
    button: 'Save',
    read: (answers) => readAllocation(answers, advisers),
    save: (tx, entry, seen) => recordAllocation(tx, doing, provider, entry, seen),
    answersOf: answersOfAllocation,
    consequencesOf: consequencesOfAllocation,
    savedNotice: ({ adviser, part, validFrom, validTo }) => `${adviser} is recorded as ${adviserWords[part].one}, ${spanWords(validFrom, validTo)}.`,
  };
}

export function endAllocationPage(means: Means, allocation: Allocation): EntryPage<{ validTo: string; reason: string }, AllocationPlan> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: `/providers/${provider.id}/allocations/${allocation.id}`,
    title: `When does ${allocation.adviser} stop?`,
    lead: [
      `Recorded as ${adviserWords[allocation.part].one} ${spanWords(allocation.validFrom, allocation.validTo)}. If somebody takes over, record them instead: this one ends by itself.`,
    ],
    fields: [{ kind: 'date', name: 'valid-to', label: 'Last day', hint: 'It may be a day to come.' }, reasonField],
    button: 'Save',
    read: (answers) => {
      const validTo = answers.date('valid-to', { what: 'The last day', missing: 'Enter the last day' });
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason' });
      return validTo === null || reason === null ? null : { validTo, reason };
    },
    save: (tx, entry, seen) => endAllocation(tx, doing, provider, allocation.id, entry, seen),
    answersOf: () => [],
    consequencesOf: () => [],
    savedNotice: ({ validTo }) => `${allocation.adviser}: the last day is ${dateInWords(validTo)}.`,
  };
}

export function withdrawAllocationPage(means: Means, allocation: Allocation): EntryPage<{ reason: string }, readonly PutBack[]> {
  const { provider, doing } = means;
  return {
    ...common(means),
    cancel: `/providers/${provider.id}/allocations/${allocation.id}`,
    title: 'Withdraw this record',
    lead: ['Use this only where it should never have been recorded. It stays readable, marked as withdrawn, with your reason.'],
    fields: [{ ...reasonField, label: 'Why it is being withdrawn' }],
    button: 'Withdraw',
    read: (answers) => {
      const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is being withdrawn' });
      return reason === null ? null : { reason };
    },
    save: (tx, entry, seen) => withdrawAllocation(tx, doing, provider, allocation.id, entry, seen),
    answersOf: ({ reason }) => [{ label: 'Why it is being withdrawn', text: reason }],
    consequencesOf: consequencesOfWithdrawal,
    savedNotice: () => `The allocation of ${allocation.adviser} has been withdrawn.`,
  };
}
