import type { Doer } from '../programme-definitions/definition.ts';
import type { By } from './run.ts';

/** Somebody who takes a step, with those in whose place they may act. */
export interface Acting extends By {
  readonly as: readonly Doer[];
}

/** Whoever carries a run writes down what those did who have no account, or no page here. */
const onBehalf: readonly Doer[] = ['adviser', 'safeguarding-lead', 'specialist', 'legal', 'mentor', 'head', 'chair', 'trust'];

const placesOf: Readonly<Record<string, readonly Doer[]>> = {
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
};

/** Senior officers act for those below them, and nobody for the director. `null` is the operator at the command line, who may what the pages may. */
export const actsAs = (role: string | null): readonly Doer[] => placesOf[role ?? 'director'] ?? [];

export const runs = ({ as }: Acting): boolean => as.includes('adviser');
export const decides = ({ as }: Acting): boolean => as.includes('lead');

/** The same account; where one has none, the same name. */
export const isSamePerson = (one: By, other: By): boolean =>
  one.accountId === null || other.accountId === null ? one.name === other.name : one.accountId === other.accountId;
