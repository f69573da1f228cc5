import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';

/** One version of an authority's criteria. What is adopted never changes; a change of it is another version. */
export interface CriteriaVersion {
  /** Null for version 1 of an authority that keeps none yet: it ships. */
  readonly id: number | null;
  readonly version: number;
  readonly document: CriteriaDocument;
  readonly state: 'draft' | 'proposed' | 'adopted' | 'abandoned';
  readonly basedOn: number | null;
  readonly draftedBy: string;
  readonly draftedAt: Date | null;
  readonly askedBy: string | null;
  readonly askedByAccount: number | null;
  readonly askedAt: Date | null;
  readonly inForceFrom: string | null;
  readonly adoptedBy: string | null;
  readonly adoptedAt: Date | null;
  /** Why it was abandoned or sent back, in the words of whoever did so. */
  readonly reason: string | null;
}

/** Whom an authority consults before criteria take force. */
export const bodies = {
  heads: 'Headteachers and managers',
  governors: 'Governors',
  dioceses: 'Dioceses',
  trusts: 'Trusts',
  unions: 'Unions',
} as const;
export type Body = keyof typeof bodies;
export const bodyIds = Object.keys(bodies) as Body[];

export const standings = {
  'draft': { text: 'Draft', colour: 'grey' },
  'proposed': { text: 'Waits for a second person', colour: 'yellow' },
  'in-force': { text: 'In force', colour: 'green' },
  'to-come': { text: 'Adopted, and not in force yet', colour: 'blue' },
  'replaced': { text: 'Was in force earlier', colour: 'grey' },
  'abandoned': { text: 'Abandoned', colour: 'grey' },
} as const;
export type Standing = keyof typeof standings;

/** Where a version stands on a day, given the number of the one in force that day. */
export function standingOf({ state, version, inForceFrom }: CriteriaVersion, inForce: number, today: string): Standing {
  if (state !== 'adopted') return state;
  if (version === inForce) return 'in-force';
  return inForceFrom !== null && inForceFrom > today ? 'to-come' : 'replaced';
}

/** Staff see every version; those who are judged by them see what took force or is about to, and no draft. */
export function isOpenToAll({ state }: Pick<CriteriaVersion, 'state'>): boolean {
  return state === 'adopted' || state === 'proposed';
}

/** Only a draft is changed, abandoned, or asked to take force. */
export function decideChange({ state, version }: Pick<CriteriaVersion, 'state' | 'version'>): Result<null> {
  if (state === 'draft') return accepted(null);
  const name = `Version ${String(version)}`;
  if (state === 'adopted') return refused(`${name} is adopted and never changes. Begin a draft from it to change the criteria.`);
  if (state === 'proposed') return refused(`${name} waits for a second person. It can be changed once it is sent back.`);
  return refused(`${name} was abandoned. Begin a draft from it to use it again.`);
}
