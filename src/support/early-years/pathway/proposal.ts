import { addMonths, dateInWords } from '../../../kernel/plain-date.ts';

export interface RegisteredFacts {
  readonly isOpen: boolean;
  /** By the authority’s own list; null where no list says. */
  readonly registeredOn: string | null;
  /** The day of the first list that has it, where there was a list before without it. */
  readonly firstSeenOn: string | null;
  readonly isInspected: boolean;
  /** A pathway is or was run, whatever became of it. */
  readonly hasPathway: boolean;
  /** Somebody decided that none is begun. */
  readonly isSetAside: boolean;
}

export interface Proposal {
  readonly since: string;
  /** How that is known: "Registered on 18 May 2026, by the authority’s own list". */
  readonly why: string;
}

/** Whether the pathway is put forward for a provider. A person begins it, or says why not. `newMonths`: after how many months without an inspection nobody counts as new. */
export function decideProposal(facts: RegisteredFacts, newMonths: number, today: string): Proposal | null {
  const { isOpen, registeredOn, firstSeenOn, isInspected, hasPathway, isSetAside } = facts;
  if (!isOpen || isInspected || hasPathway || isSetAside) return null;
  const since = registeredOn ?? firstSeenOn;
  if (since === null || since > today || addMonths(since, newMonths) < today) return null;
  return {
    since,
    why:
      registeredOn === null
        ? `First seen in the Department’s list as at ${dateInWords(since)}; the day it registered is not known`
        : `Registered on ${dateInWords(since)}, by the authority’s own list`,
  };
}
