import { accepted, refused, type Result } from '../../kernel/result.ts';
import { type Tier, tierLabels } from '../../kernel/tier.ts';
import { caseStates, decideMove, type CaseState } from '../cases/case.ts';
import { whoInstead } from '../cases/conflict.ts';
import { isSame, type Person } from '../cases/person.ts';

export interface DecisionEntry {
  readonly tier: Tier;
  readonly reasons: string;
  /** The meeting that decided; null where it was decided outside one. */
  readonly meetingId: number | null;
  /** Why it could not wait for a meeting; null where a meeting decided. */
  readonly urgency: string | null;
}

export interface DecisionFacts {
  readonly state: CaseState;
  /** What the service proposes now. */
  readonly proposed: Tier;
  /** Open meetings that have the case on their agenda. */
  readonly meetings: readonly number[];
  readonly hasJudgement: boolean;
}

export interface Decided {
  readonly overrides: boolean;
  readonly state: 'decided' | 'awaiting-second';
}

/** Whether somebody may decide so, and what follows: another tier than the service proposed waits for a second person. */
export function decideDecision(entry: DecisionEntry, facts: DecisionFacts): Result<Decided> {
  const { state, proposed, meetings, hasJudgement } = facts;
  if (!hasJudgement) return refused('No adviser has judged this case yet. A tier is never decided from the data alone.');
  // What cannot wait goes through moderation in one step, and the reason stands in its place.
  const from = state === 'judged' && entry.urgency !== null ? 'in-moderation' : state;
  if (state === 'judged' && entry.urgency === null) {
    return refused('The case is not before a meeting. Put it on the agenda of one, or say why the decision cannot wait.');
  }
  if (entry.meetingId !== null && !meetings.includes(entry.meetingId))
    return refused('The case is not on the agenda of that meeting, or the meeting is closed.');
  if (entry.meetingId === null && entry.urgency === null) return refused('Say which meeting decided, or why the decision could not wait for one.');
  const overrides = entry.tier !== proposed;
  const to = overrides ? 'awaiting-second' : 'decided';
  // A decided case goes back to moderation before anybody decides it anew.
  if (state === 'decided' || state === 'awaiting-second') return refused(`The case is “${caseStates[state].toLowerCase()}” already.`);
  const move = decideMove(from, to);
  return move.ok ? accepted({ overrides, state: to }) : move;
}

export interface SecondFacts {
  readonly state: CaseState;
  readonly decidedBy: Person;
  /** Everybody who has judged the case. */
  readonly judgedBy: readonly Person[];
  readonly others: readonly string[];
  /** Why what was decided is out of date; null where it is not. It can only be returned then. */
  readonly outdated: string | null;
}

export type SecondAnswer = 'confirmed' | 'returned';
export const secondAnswers: Readonly<Record<SecondAnswer, string>> = {
  confirmed: 'Confirm it: the tier is decided',
  returned: 'Return it to moderation, with reasons',
};

export interface SecondEntry {
  readonly answer: SecondAnswer;
  readonly reasons: string | null;
}

/** Whether somebody may be the second person at all: never who decided, nor an adviser who judged. */
export function decideSecondPerson(who: Person, { decidedBy, judgedBy, others }: Omit<SecondFacts, 'state' | 'outdated'>): Result<Person> {
  if (who.account === null) return refused('A second person is somebody with an account of their own.');
  if (isSame(who, decidedBy)) return refused(`You decided this case, so somebody else confirms it. ${whoInstead(others)}`);
  if (judgedBy.some((judge) => isSame(who, judge))) return refused(`You judged this case, so somebody else confirms it. ${whoInstead(others)}`);
  return accepted(who);
}

export function decideSecond(who: Person, entry: SecondEntry, facts: SecondFacts): Result<'decided' | 'in-moderation'> {
  const may = decideSecondPerson(who, facts);
  if (!may.ok) return may;
  if (facts.state !== 'awaiting-second') return refused('The decision waits for nobody any more: somebody has answered it.');
  if (entry.answer === 'confirmed' && facts.outdated !== null)
    return refused(`${facts.outdated}. Return the decision to moderation, which looks at it again.`);
  if (entry.answer === 'returned' && entry.reasons === null) return refused('Enter why you return it.');
  return accepted(entry.answer === 'confirmed' ? 'decided' : 'in-moderation');
}

/** Whether somebody may take a decision back: their own, and not once a second person has answered it. */
export function mayTakeBack(state: CaseState, decidedBy: Person, who: Person): Result<null> {
  if (state !== 'awaiting-second') return refused('The decision waits for nobody any more, so it cannot be taken back.');
  if (who.account === null || !isSame(who, decidedBy)) return refused(`${decidedBy.name} decided it: whoever may confirm it may return it instead.`);
  return accepted(null);
}

/** "Vulnerable, where the service proposed Secure". */
export function sayDecided(tier: Tier, proposed: Tier): string {
  return tier === proposed
    ? `${tierLabels[tier]}, as the service proposed`
    : `${tierLabels[tier]}, where the service proposed ${tierLabels[proposed]}`;
}
