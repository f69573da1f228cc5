import type { CheckFacts } from '../programmes/check.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { laterDays, openGateways } from './gateways-open.ts';
import { decidePower, type PowerId, powerIds } from './powers.ts';

const powerOf = (task: string): PowerId | undefined =>
  powerIds.find((power) => ['plan', 'consult', 'request', 'consent', 'use'].some((step) => task === `${step}-${power}`));

interface Step {
  readonly programme: string;
  readonly task: string;
}
/** Whether a step belongs to a power: it is shut where the power is. */
export const isOfPower = ({ programme, task }: Step): boolean => programme === 'intervention' && powerOf(task) !== undefined;

type Facts = Pick<CheckFacts, 'track' | 'known' | 'otherRuns' | 'on'>;

/** What may be done in the time that a notice of powers gives. */
const comesBefore = (task: string): boolean => /^(?:consult|request|consent)-/u.test(task);

/** The day after a board whose last day is told: governors may be appointed again. */
const afterBoards = ({ boards = [] }: CheckFacts['known'], on: string): readonly string[] =>
  boards.flatMap(({ until }) => (until === null || until < on ? [] : [addDays(until, 1)]));

/** Why the power that a step of intervention is of is not open today: said before anybody plans it, consults on it and is refused. `isYetToCome`: a notice names it from a later day. */
function whyShut({ programme, task }: Step, { track, known, otherRuns, on }: Facts): { readonly why: string; readonly isYetToCome: boolean } | null {
  const power = programme === 'intervention' ? powerOf(task) : undefined;
  if (power === undefined) return null;
  const decidedOn = (day: string) =>
    decidePower(power, {
      track,
      gateways: openGateways({ known, runs: otherRuns, on: day }),
      on: day,
      calendar: known.calendar,
      boards: known.boards,
    });
  const decided = decidedOn(on);
  return decided.ok
    ? null
    : {
        why: decided.reason,
        isYetToCome: [...laterDays(power, { known, runs: otherRuns, on }), ...(power === 's64' ? afterBoards(known, on) : [])].some(
          (day) => decidedOn(day).ok,
        ),
      };
}

export function whyPowerShut(step: Step, facts: Facts): string | null {
  const shut = whyShut(step, facts);
  return shut === null || (shut.isYetToCome && comesBefore(step.task)) ? null : shut.why;
}

/** Neither open today nor from a day that is named: its days run no longer. */
export const isPowerShutForGood = (step: Step, facts: Facts): boolean => whyShut(step, facts)?.isYetToCome === false;
