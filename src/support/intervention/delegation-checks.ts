import { addMonths, dateInWords } from '../../kernel/plain-date.ts';
import { refused } from '../../kernel/result.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { chosen, endsPower, holds, isOver } from './answers-of-step.ts';
import { answerOf } from './gateways-open.ts';
import { takenBack } from './powers-in-force.ts';

const schedule = 'School Standards and Framework Act 1998 Schedule 15';

/** Last day of the first review: before the funding period (a financial year), but for a suspension that began less than two months before it (paragraph 2(1)). */
export function firstReviewBy(from: string): string {
  const next = nextPeriod(from);
  return `${String(addMonths(from, 2) > `${String(next)}-04-01` ? next + 1 : next)}-03-31`;
}

/** The year in which the next funding period begins, on 1 April. */
function nextPeriod(on: string): number {
  const year = Number(on.slice(0, 4));
  return on < `${String(year)}-04-01` ? year : year + 1;
}

/** The day of the review before a funding period that revokes it; null where it is revoked at any other time. */
const revokedIn = (answers: CheckFacts['answers']): string | null =>
  ['look', 'look-again', 'look-later'].flatMap((review) =>
    answerOf(answers, review, 'still') === 'no' ? (answerOf(answers, review, 'looked-on') ?? []) : [],
  )[0] ?? null;

const endsSuspension = endsPower('suspend', 'The suspension', schedule);

export const delegationChecks = {
  'has-delegated-budget': ({ track }) =>
    track === 'maintained' ? holds : refused('Only a maintained school has a budget that the authority delegates (School Standards and Framework Act 1998 Schedule 15)'),

  /** Not less than a month between them (paragraph 1(2)), or why less is necessary (paragraph 1(3)(c)). */
  'month-of-notice': ({ sent }) => {
    const of = (field: string) => answerOf({ sent }, 'sent', field);
    const [given, from, length] = [of('given-on'), of('from'), of('length')];
    const last = given === null ? null : addMonths(given, 1);
    const isMonth = last !== null && from !== null && from > last;
    if (isMonth) return length === 'month' ? holds : refused(`From ${dateInWords(given ?? '')} to ${dateInWords(from)} is a month or more: say so (${schedule} paragraph 1)`);
    if (length === 'month') return refused(`A month’s notice lasts until ${last === null ? 'a month after it is given' : dateInWords(last)}: the suspension begins after it, or say why less is necessary (${schedule} paragraph 1(2))`);
    return of('length-why') === null ? refused(`The notice states why less than a month is necessary: gross incompetence, mismanagement or another emergency (${schedule} paragraph 1(3)(c))`) : holds;
  },

  'suspension-copied': (facts) => {
    const copies = chosen(facts, 'copies');
    if (!copies.includes('head')) return refused(`The head is given a copy of the notice at the same time as the governing body (${schedule} paragraph 1(5))`);
    return copies.includes('secretary-of-state') ? holds : refused(`A copy of the notice is sent to the Secretary of State (${schedule} paragraph 1(6))`);
  },

  /** The day is asked for since the clock counts from it. */
  'review-before-funding-period': ({ sent }) => {
    const [from, by] = [answerOf({ sent }, 'sent', 'from'), answerOf({ sent }, 'sent', 'review-by')];
    const right = from === null ? null : firstReviewBy(from);
    return right !== null && by === right ? holds : refused(`The last day of its first review is ${right === null ? 'the day before the funding period' : dateInWords(right)}: it is reviewed before every funding period, but for one that begins less than two months after the suspension (${schedule} paragraph 2(1))`);
  },

  /** That a look found it unneeded restores nothing. */
  'delegation-is-restored': ({ answers }) => {
    if (answerOf(answers, 'restore', 'because') === takenBack) return refused('The suspension was taken back before its first day, so that there is nothing to restore (School Standards and Framework Act 1998 Schedule 15)');
    return answers['restore'] === undefined ? refused('Record first that delegation is restored, and the last day of the suspension (School Standards and Framework Act 1998 Schedule 15)') : holds;
  },
  'suspension-taken-back': ({ answers }) =>
    answerOf(answers, 'restore', 'because') === takenBack ? holds : refused('The suspension is not taken back: record its last day, or before its first day that it is taken back (School Standards and Framework Act 1998 Schedule 15)'),
  'delegation-begins-again': isOver('restore', 'The suspension'),
  'ends-suspension': (facts) => {
    const [ended, last, latest] = [endsSuspension(facts), answerOf({ sent: facts.sent }, 'sent', 'last-day'), `${String(nextPeriod(revokedIn(facts.answers) ?? facts.on))}-03-31`];
    if (!ended.ok || last === null || last <= latest) return ended;
    return refused(`What is revoked ends by ${dateInWords(latest)}, the day before the funding period that follows the review (${schedule} paragraph 2(3))`);
  },
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
