import { gatewayOfCategory } from './gateways.ts';

export interface StatementFacts {
  readonly track: string;
  /** By the latest full inspection of the present school, and the day that it is of. */
  readonly category: string | null;
  readonly categoryOn: string | null;
  /** First days of its statements of action. */
  readonly startedOn: readonly string[];
}

/** Whether the authority has still to begin a statement of action: one for each inspection that confirms a category of concern (Education Act 2005 s15). */
export function owesStatement({ track, category, categoryOn, startedOn }: StatementFacts): boolean {
  if (track !== 'maintained' || gatewayOfCategory(category) === null) return false;
  return !startedOn.some((day) => categoryOn === null || day >= categoryOn);
}
