import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused } from '../../kernel/result.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { answerOf } from './gateways-open.ts';
import { takenBack } from './powers-in-force.ts';

export const holds = accepted(null);
/** The day that the step says a power is used from; else the day of the step. */
export const dayOf = ({ sent, on }: CheckFacts): string => answerOf({ sent }, 'sent', 'from') ?? on;
/** The day that a letter is dated: of a power, the day from which it is used. */
export const letterDay = (facts: CheckFacts): string =>
  answerOf({ sent: facts.sent }, 'sent', 'given-on') ?? answerOf({ sent: facts.sent }, 'sent', 'sent-on') ?? dayOf(facts);

/** An answer of the step that is taken, or else of one before it. */
export const said = (facts: CheckFacts, task: string, field: string): string | null =>
  answerOf({ [task]: facts.sent }, task, field) ?? answerOf(facts.answers, task, field);

export const chosen = ({ sent }: Pick<CheckFacts, 'sent'>, field: string): readonly string[] => {
  const answer = sent[field];
  return answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer;
};

/** A power ends with a last day; before its first it is taken back instead, and never was in force. */
export const endsPower = (power: string, what: string, law: string): NamedCheck => (facts) => {
  const from = answerOf(facts.answers, power, 'from');
  const [because, last] = [answerOf({ sent: facts.sent }, 'sent', 'because'), answerOf({ sent: facts.sent }, 'sent', 'last-day')];
  if (from === null) return refused(`${what} is not recorded, so that there is nothing to end (${law})`);
  if (because !== takenBack) return last === null ? refused(`Enter its last day: only what is taken back before its first day has none (${law})`) : holds;
  if (last !== null) return refused(`What is taken back before its first day has no last day: leave that empty (${law})`);
  return facts.today < from ? holds : refused(`${what} is in force since ${dateInWords(from)}: it is ended with its last day, and not taken back (${law})`);
}; // prettier-ignore

/** What follows the last day of a power is recorded when that has come. */
export const isOver =
  (end: string, what: string): NamedCheck =>
  ({ answers, on }) => {
    const last = answerOf(answers, end, 'last-day');
    return last === null || on < last ? refused(`${what} ${last === null ? 'has no last day yet' : `lasts until ${dateInWords(last)}`}: record this when it is over`) : holds;
  }; // prettier-ignore
