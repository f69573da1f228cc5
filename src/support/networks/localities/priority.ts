import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted } from '../../../kernel/result.ts';
import type { Decision } from '../../../register/index.ts';

/** A result of the locality as a priority cites it: it may be read by anybody. */
export interface Cited {
  readonly measureId: string;
  readonly period: string;
  readonly words: string;
}

export interface PriorityEntry {
  readonly title: string;
  readonly why: string;
  readonly cited: Cited | null;
  readonly otherEvidence: string | null;
  readonly doing: string;
  readonly seenBy: string;
  readonly from: string;
  readonly to: string;
}

export interface NetworkPriority extends PriorityEntry {
  readonly id: number;
  readonly localityId: number;
  readonly cameOfIt: string | null;
  readonly closedOn: string | null;
  readonly agreedBy: string;
  readonly agreedAt: Date;
  readonly version: number;
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

type Fault = Extract<Decision<never>, { ok: false }>;
const refuse = (field: string, reason: string): Fault => ({ ok: false, field, reason });

/** A priority rests on evidence, of the service’s or of the network’s own; nobody proposes one but people. */
export const decidePriority = (entry: PriorityEntry): Decision<PriorityEntry> => faultsOfPriority(entry)[0] ?? accepted(entry);

type Answered = Pick<PriorityEntry, 'cited' | 'otherEvidence'> & { readonly from: string | null; readonly to: string | null };

/** All that is wrong with one, as far as it was answered. */
export function faultsOfPriority({ cited, otherEvidence, from, to }: Answered): Fault[] {
  return [
    ...(cited === null && otherEvidence === null ? [refuse('evidence', 'Choose the result it rests on, or enter other evidence')] : []),
    ...(from !== null && to !== null && to < from ? [refuse('to', `It cannot end before it begins, on ${dateInWords(from)}`)] : []),
  ];
}

export function decidePriorityChange(priority: Pick<NetworkPriority, 'closedOn' | 'withdrawn'>, field = 'title'): Decision<null> {
  if (priority.withdrawn !== null) return refuse(field, 'It was withdrawn');
  return priority.closedOn === null ? accepted(null) : refuse(field, 'It is closed already');
}

export const isSamePriority = (one: PriorityEntry, other: PriorityEntry): boolean =>
  (['title', 'why', 'otherEvidence', 'doing', 'seenBy', 'from', 'to'] as const).every((part) => one[part] === other[part]) &&
  one.cited?.measureId === other.cited?.measureId &&
  one.cited?.period === other.cited?.period;

export interface PriorityStanding {
  readonly text: string;
  readonly colour: 'green' | 'blue' | 'yellow' | 'grey';
}

export function standingOfPriority({ from, to, closedOn, withdrawn }: Pick<NetworkPriority, 'from' | 'to' | 'closedOn' | 'withdrawn'>, today: string): PriorityStanding {
  if (withdrawn !== null) return { text: 'Withdrawn', colour: 'grey' };
  if (closedOn !== null) return { text: 'Closed', colour: 'green' };
  if (today < from) return { text: 'To begin', colour: 'grey' };
  return today > to ? { text: 'Its time is over: say what came of it', colour: 'yellow' } : { text: 'Being worked on', colour: 'blue' };
} // prettier-ignore
