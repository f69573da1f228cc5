import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';
import { covers, fitSpan, type Span } from '../by-hand/timeline.ts';

/** The lead answers for the authority's work with a provider; support helps; cover stands in while the lead is away. */
export type Part = 'lead' | 'support' | 'cover';

/** What a person enters. `validTo` is the last day. */
export interface AllocationEntry {
  readonly accountId: number;
  /** The adviser's name. */
  readonly adviser: string;
  readonly part: Part;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
}

export interface Allocation extends AllocationEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** What saving would do besides. */
export interface AllocationPlan {
  readonly entry: AllocationEntry;
  readonly endings: readonly { readonly allocation: Allocation; readonly validTo: string }[];
  /** Set where no last day was given and a later one is known: the entry ends on the day before. */
  readonly endsBefore: Allocation | null;
}

interface Held extends Span {
  readonly allocation: Allocation;
}
const asSpan = (allocation: Allocation): Held => ({ allocation, from: allocation.validFrom, to: allocation.validTo });

/** Whether two may not both stand on one day: a provider has one lead and one cover at a time, and as much support as it needs. */
function isRival(one: AllocationEntry, other: AllocationEntry): boolean {
  return one.part === other.part && one.part !== 'support';
}

/**
 * Decides whether somebody may be allocated to a provider beside the others that stand. Who takes over as lead, or as cover, ends the one before;
 * nobody has two parts at one provider on one day.
 */
export function decideAllocation(entry: AllocationEntry, others: readonly Allocation[]): Decision<AllocationPlan> {
  if (entry.validTo !== null && entry.validTo < entry.validFrom)
    return refusedAt('valid-to', 'The last day must be the same as or after the first day');
  const fit = fitSpan({ from: entry.validFrom, to: entry.validTo }, others.filter((other) => isRival(entry, other)).map(asSpan));
  switch (fit.kind) {
    case 'same-start':
      return refusedAt(
        'valid-from',
        `${fit.other.allocation.adviser} ${does[entry.part]} ${spanInWords(fit.other)}: end or withdraw that, or enter another day`,
        fit.other.allocation.id,
      );
    case 'runs-into':
      return refusedAt(
        'valid-to',
        `The last day must be before ${dateInWords(fit.other.from)}, from when ${fit.other.allocation.adviser} ${does[entry.part]}`,
        fit.other.allocation.id,
      );
    case 'lies-within':
      return refusedAt(
        'valid-from',
        `${fit.other.allocation.adviser} ${does[entry.part]} ${spanInWords(fit.other)}, on both sides of these dates: end that first`,
        fit.other.allocation.id,
      );
    case 'fits': {
      const own = others.find((other) => other.accountId === entry.accountId && overlap(asSpan(other), { from: entry.validFrom, to: fit.to }));
      if (own) return refusedAt('adviser', `${own.adviser} ${does[own.part]} ${spanInWords(asSpan(own))}: end or withdraw that first`, own.id);
      return accepted({
        entry: { ...entry, validTo: fit.to },
        endings: fit.endings.map(({ span, to }) => ({ allocation: span.allocation, validTo: to })),
        endsBefore: fit.endsBefore?.allocation ?? null,
      });
    }
  }
}

export function hasConsequences({ endings, endsBefore }: AllocationPlan): boolean {
  return endings.length > 0 || endsBefore !== null;
}

/** Decides whether an allocation may end on a day; it may be a day to come. */
export function decideAllocationEnd({ validFrom, validTo }: Allocation, lastDay: string): Decision<{ readonly validTo: string }> {
  if (lastDay < validFrom) return refusedAt('valid-to', `The last day must be the same as or after ${dateInWords(validFrom)}, the first day`);
  if (validTo !== null && lastDay > validTo)
    return refusedAt('valid-to', `This is recorded as ending on ${dateInWords(validTo)}: record another allocation from the day after`);
  return accepted({ validTo: lastDay });
}

/** Those of one part on a day, the latest to begin first. */
export function allocatedOn<A extends Allocation>(allocations: readonly A[], part: Part, on: string): A[] {
  return allocations.filter((one) => one.part === part && covers(asSpan(one), on)).toSorted((a, b) => (a.validFrom > b.validFrom ? -1 : 1));
}

/** Whether `other`, withdrawn or begun, decides when `one` ends. */
export function endsIt(one: Allocation, other: Allocation): boolean {
  return isRival(one, other) && other.validFrom > one.validFrom;
}

const overlap = (one: Span, other: Span): boolean => covers(one, other.from) || covers(other, one.from);
const does: Readonly<Record<Part, string>> = { lead: 'leads', support: 'supports it', cover: 'stands in' };
const spanInWords = ({ from, to }: Span): string => `from ${dateInWords(from)}${to === null ? '' : ` to ${dateInWords(to)}`}`;
