import type { RunStateName } from '../programmes/run.ts';
import { gatewayOfCategory } from './gateways.ts';

export interface StatementBegun {
  readonly startedOn: string;
  readonly state: RunStateName;
  readonly outcome: string | null;
}

export interface StatementFacts {
  readonly track: string;
  /** By the latest full inspection of the present school, and the day that it is of. */
  readonly category: string | null;
  readonly categoryOn: string | null;
  /** Its statements of action, with what came of each. */
  readonly statements: readonly StatementBegun[];
}

/** `after-another`: one that was begun before the inspection is still under way, and is closed or stopped first. */
type StatementOwed = 'to-begin' | 'after-another';

/** Whether the authority has still to begin a statement of action: one for each inspection that confirms a category of concern (Education Act 2005 s15). */
export function statementOwed({ track, category, categoryOn, statements }: StatementFacts): StatementOwed | null {
  if (track !== 'maintained' || gatewayOfCategory(category) === null) return null;
  if (statements.some((one) => isOne(one) && (categoryOn === null || one.startedOn >= categoryOn))) return null;
  return statements.some(({ state }) => state === 'live' || state === 'paused') ? 'after-another' : 'to-begin';
}

/** One that was stopped, or closed because the school was thought to be in no category, answers no duty. */
const isOne = ({ state, outcome }: StatementBegun): boolean => state !== 'stopped' && outcome !== 'no-category';
