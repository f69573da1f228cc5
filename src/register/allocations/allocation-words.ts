import { dateInWords } from '../../kernel/plain-date.ts';
import type { EntryEvent, Snapshot } from '../by-hand/list-entry-events.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { AllocationEntry, AllocationPlan, Part } from './allocation.ts';
import type { PutBack } from './withdraw-allocation.ts';

export const partWords: Readonly<Record<Part, { readonly text: string; readonly hint: string }>> = {
  lead: { text: 'Lead', hint: 'Answers for the authority’s work with this provider. There is one at a time.' },
  support: { text: 'Support', hint: 'Helps the lead.' },
  cover: { text: 'Cover', hint: 'Stands in while the lead is away.' },
};

/** What the adviser is called, at the head of a list and in a sentence. */
export const adviserWords: Readonly<Record<Part, { readonly title: string; readonly one: string; readonly many: string }>> = {
  lead: { title: 'Lead adviser', one: 'lead adviser', many: 'lead advisers' },
  cover: { title: 'Adviser standing in', one: 'adviser standing in', many: 'advisers standing in' },
  support: { title: 'Supporting advisers', one: 'supporting adviser', many: 'supporting advisers' },
};
export const parts = Object.keys(adviserWords) as Part[];

export function spanWords(from: string, to: string | null): string {
  return to === null ? `from ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(to)}`;
}

export function answersOfAllocation(entry: AllocationEntry): readonly Answer[] {
  return [
    { label: 'Adviser', text: entry.adviser },
    { label: 'Part', text: partWords[entry.part].text },
    { label: 'First day', text: dateInWords(entry.validFrom) },
    { label: 'Last day', text: entry.validTo === null ? 'Until it is ended' : dateInWords(entry.validTo) },
    { label: 'Reason', text: entry.reason },
  ];
}

export function consequencesOfAllocation({ entry, endings, endsBefore }: AllocationPlan): readonly string[] {
  const ended = endings.map(({ allocation, validTo }) => {
    const before = allocation.validTo === null ? '' : `, not ${dateInWords(allocation.validTo)}`;
    return `${allocation.adviser}’s time as ${adviserWords[allocation.part].one} will end on ${dateInWords(validTo)}${before}.`;
  });
  if (endsBefore === null || entry.validTo === null) return ended;
  return [...ended, `This will end on ${dateInWords(entry.validTo)}, the day before ${endsBefore.adviser} is recorded as beginning.`];
}

/** What withdrawing a record does to those it had ended, in sentences. */
export function consequencesOfWithdrawal(ends: readonly PutBack[]): readonly string[] {
  return ends.map(({ allocation, validTo }) => {
    const now = validTo === null ? 'will have no last day again' : `will end on ${dateInWords(validTo)} instead`;
    return `This record ended ${allocation.adviser}’s time as ${adviserWords[allocation.part].one} on ${dateInWords(allocation.validTo ?? '')}. That ${now}.`;
  });
}

const done: Readonly<Record<string, string>> = {
  'allocation.recorded': 'allocated',
  'allocation.ended': 'ended the allocation of',
  'allocation.withdrawn': 'withdrew the allocation of',
  'allocation.put-back': 'put back the last day of',
};

export function describeAllocationEvent(event: EntryEvent): string {
  const { adviser, part, validFrom, validTo } = event.after ?? event.before ?? {};
  const span = typeof validFrom === 'string' ? `, ${spanWords(validFrom, typeof validTo === 'string' ? validTo : null)}` : '';
  const as = typeof part === 'string' && part in adviserWords ? ` as ${adviserWords[part as Part].one}` : '';
  return `${event.by} ${done[event.event] ?? 'changed the allocation of'} ${String(adviser ?? 'somebody')}${as}${span}.`;
}

export function showAllocationSnapshot(snapshot: Snapshot): readonly Answer[] {
  return answersOfAllocation(snapshot as unknown as AllocationEntry);
}
