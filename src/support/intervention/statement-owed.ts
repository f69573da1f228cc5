import { dateInWords } from '../../kernel/plain-date.ts';
import type { DueRule } from '../programme-definitions/definition.ts';
import { dueAfter } from '../programmes/clock/due-rules.ts';
import type { RunNow } from '../programmes/replay.ts';
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

/** Begun, and not told yet from which day it counts: beginning it must not stop the clock. */
export const waitsForReport = ({ tasks }: Pick<RunNow, 'tasks'>): boolean =>
  tasks['report']?.state !== 'done' && tasks['statement']?.state === 'to-do';

/** The day of a statement before its run knows when the report came: from the publication, or from the inspection where no day of publication is on record. */
export function reckonStatement(
  days: Parameters<typeof dueAfter>[0],
  due: DueRule,
  { inspectedOn, publishedOn }: { readonly inspectedOn: string | null; readonly publishedOn: string | null },
): { readonly on: string | null; readonly why: string } {
  const base = publishedOn ?? inspectedOn;
  if (base === null) return { on: null, why: 'The day of the inspection is not on record.' };
  const reckoned = dueAfter(days, due, base);
  if (!reckoned.ok) return { on: null, why: `${reckoned.reason}.` };
  const from = publishedOn === null ? `the inspection of ${dateInWords(base)}, as no day of publication is on record` : `the publication on ${dateInWords(base)}`;
  return { on: reckoned.value.date, why: `${reckoned.value.why} Counted from ${from}, until the day on which the report came is recorded.` };
} // prettier-ignore
