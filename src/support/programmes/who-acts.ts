import type { Doer } from '../programme-definitions/definition.ts';
import type { AttendeeRole } from '../programme-definitions/readers.ts';
import type { By } from './run.ts';

/** In whose place somebody may act; a diocese does no task, and reads what is for it. */
export type Place = Doer | AttendeeRole;

/** Somebody who takes a step, with those in whose place they may act. */
export interface Acting extends By {
  readonly as: readonly Place[];
}

/** Whoever carries a run writes down what those did who have no account, or no page here. */
const onBehalf: readonly Doer[] = ['adviser', 'safeguarding-lead', 'specialist', 'legal', 'mentor', 'head', 'chair', 'trust'];

const placesOf: Readonly<Record<string, readonly Place[]>> = {
  'director': ['director', 'assistant-director', 'lead', ...onBehalf],
  'assistant-director': ['assistant-director', 'lead', ...onBehalf],
  'lead': ['lead', ...onBehalf],
  'sia': onBehalf,
  'eeca': onBehalf,
  'safeguarding-lead': ['safeguarding-lead'],
  'specialist': ['specialist'],
  'headteacher': ['head'],
  'head-delegate': ['head'],
  'chair': ['chair'],
  'trust-executive': ['trust'],
  'diocese': ['diocese'],
};

/** Senior officers act for those below them, and nobody for the director. `null` is the operator at the command line, who may what the pages may. */
export const actsAs = (role: string | null): readonly Place[] => placesOf[role ?? 'director'] ?? [];

export const runs = ({ as }: Acting): boolean => as.includes('adviser');
export const decides = ({ as }: Acting): boolean => as.includes('lead');

/** The same account; where one has none, the same name. */
export const isSamePerson = (one: By, other: By): boolean =>
  one.accountId === null || other.accountId === null ? one.name === other.name : one.accountId === other.accountId;
