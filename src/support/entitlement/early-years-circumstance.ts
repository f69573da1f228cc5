import { addMonths, dateInWords } from '../../kernel/plain-date.ts';
import type { Circumstance } from './entitlement-document.ts';

/** What is known of an early years provider, as far as its entitlement asks. Null: not known. */
export interface EarlyYearsFacts {
  readonly isChildminder: boolean;
  readonly registeredOn: string | null;
  /** Of the latest inspection; null where none is on record. */
  readonly inspection: {
    readonly on: string | null;
    readonly isSafeguardingNotMet: boolean;
    readonly urgentAreas: number;
    readonly needsAttentionAreas: number;
  } | null;
}

export interface Happened {
  readonly circumstance: Circumstance;
  /** The day from which it is counted; null where it is not known. */
  readonly since: string | null;
  readonly why: string;
}

/** What happened to it: the worst first, and an inspection before its age. */
export function decideCircumstance({ isChildminder, registeredOn, inspection }: EarlyYearsFacts, newMonths: number, today: string): Happened {
  if (inspection !== null) {
    const { on } = inspection;
    const said = on === null ? 'its latest inspection' : `its inspection of ${dateInWords(on)}`;
    if (inspection.isSafeguardingNotMet) return { circumstance: 'urgent', since: on, why: `Safeguarding was not met at ${said}` };
    if (inspection.urgentAreas > 0) return { circumstance: 'urgent', since: on, why: `Urgent improvement in an area, or inadequate, at ${said}` };
    if (inspection.needsAttentionAreas > 0)
      return { circumstance: 'needs-attention', since: on, why: `Needs attention in an area, or requires improvement, at ${said}` };
    return { circumstance: 'usual', since: on, why: `No concern at ${said}` };
  }
  if (registeredOn === null) return { circumstance: 'usual', since: null, why: 'No inspection is on record, and the day it registered is not known' };
  if (addMonths(registeredOn, newMonths) < today)
    return {
      circumstance: 'usual',
      since: registeredOn,
      why: `No inspection is on record, and it registered over ${String(newMonths)} months ago, on ${dateInWords(registeredOn)}`,
    };
  const circumstance = isChildminder ? 'new-childminder' : 'new-setting';
  return { circumstance, since: registeredOn, why: `Registered on ${dateInWords(registeredOn)}, and not inspected yet` };
}
