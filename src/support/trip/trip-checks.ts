import { addDays, dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';

const sentText = (facts: CheckFacts, field: string): string => {
  const given = facts.sent[field];
  return typeof given === 'string' ? given : '';
};
const answered = (facts: CheckFacts, task: string, field: string): string => {
  const given = facts.answers[task]?.[field];
  return typeof given === 'string' ? given : '';
};

/** Children come first: where safeguarding is the reason, MASH or LADO were told before anything else here. */
function safeguardingToldFirst(facts: CheckFacts): Result<null> {
  if (sentText(facts, 'safeguarding') === 'no') return accepted(null);
  const toldOn = sentText(facts, 'told-on');
  if (toldOn === '')
    return refused('Enter the day on which MASH or LADO were told: where it is about safeguarding they are told first, on the same day');
  return toldOn > facts.on ? refused('MASH or LADO must have been told by the day that this is recorded of: they are told first') : accepted(null);
}

/** An academy takes part by invitation. The authority has no power to require it. */
function invitationAccepted(facts: CheckFacts): Result<null> {
  if (facts.track !== 'academy' || answered(facts, 'invitation-answer', 'answer') === 'accepted') return accepted(null);
  return refused(
    answered(facts, 'invitation-answer', 'answer') === 'declined'
      ? 'The trust has declined, and an academy takes part by invitation only'
      : 'An academy takes part by invitation only: record first that its trust accepts',
  );
}

/** A decision is made on a test of its own weeks: one of an earlier cycle says nothing of this. */
const testHoldsFor = 21;

function resultOf(facts: CheckFacts, task: string): Result<string> {
  if (answered(facts, task, 'result') === '') return refused('Make the exit test first: the decision is made on what it says');
  const madeOn = answered(facts, task, 'made-on');
  return daysBetween(madeOn, facts.on) > testHoldsFor
    ? refused(`The exit test was made on ${dateInWords(madeOn)}, more than three weeks before: make it again`)
    : accepted(answered(facts, task, 'result'));
}

/** The test of a cycle of the kind that the run is in: one of the first cycle says nothing of a later one. */
const exitTestMet =
  (task: string): NamedCheck =>
  (facts) => {
    const result = resultOf(facts, task);
    if (!result.ok) return result;
    return result.value === 'met'
      ? accepted(null)
      : refused('The exit test is not met: an exit needs every milestone met and the capacity to sustain each priority');
  };

/** Whoever goes on has asked first whether it could end. */
const decisionDue =
  (task: string): NamedCheck =>
  (facts) => {
    const result = resultOf(facts, task);
    return result.ok ? accepted(null) : result;
  };

/** The formal decision, that it goes on: a refusal, however well reasoned, is no leave. */
const threeTermsDecided =
  (task: string, whatFor: string): NamedCheck =>
  (facts) => {
    const decision = answered(facts, task, 'decision');
    if (decision === 'goes-on') return accepted(null);
    return refused(
      decision === ''
        ? `${whatFor}: the director’s formal decision comes first`
        : 'The director decided that it does not go on beyond three terms: exit, or escalate',
    );
  };

/** What holds without help shows in time: half a term’s weeks at the least. */
const weeksBeforeACheck = 6;

function notBefore(on: string, base: string, after: string): Result<null> {
  const first = addDays(base, weeksBeforeACheck * 7);
  return on >= first
    ? accepted(null)
    : refused(`A termly check shows what holds without help: it is made six weeks or more after ${after}, from ${dateInWords(first)} (provisional: not from the published framework)`);
} // prettier-ignore

const weeksAfterExit: NamedCheck = ({ on, since }) => notBefore(on, since, 'the exit');

/** Where the first was set aside, as long after the exit as two take. */
function weeksAfterFirstCheck({ on, since, doneOn }: CheckFacts): Result<null> {
  const first = doneOn['first-check'];
  return first === undefined
    ? notBefore(on, addDays(since, weeksBeforeACheck * 7), 'the first would have been made')
    : notBefore(on, first, 'the first');
}

const holding: readonly string[] = ['yes', 'in-part'];

/** Both termly checks were made: one that was set aside says nothing of what was sustained. */
function checksHeld(facts: CheckFacts): Result<null> {
  const second = answered(facts, 'second-check', 'holds');
  if (second === 'no') return refused('The second check says that it has slipped back: it cannot be closed as sustained');
  return answered(facts, 'first-check', 'holds') !== '' && holding.includes(second)
    ? accepted(null)
    : refused('It is closed as sustained on two termly checks: make both first, and where one was set aside, undo that');
}

/** What the gate rests on was done: setting it aside is not enough. */
const isDone =
  (task: string, otherwise: string): NamedCheck =>
  ({ answers }) =>
    Object.hasOwn(answers, task) ? accepted(null) : refused(otherwise);

const safeguardingAnswered: NamedCheck = (facts) =>
  answered(facts, 'safeguarding-first', 'safeguarding') === ''
    ? refused('Whether it is about safeguarding is answered before it begins, and is not set aside: undo that, and answer it')
    : accepted(null);

/** What TRIP’s definition names. */
export const tripChecks = {
  'safeguarding-told-first': safeguardingToldFirst,
  'safeguarding-answered': safeguardingAnswered,
  'invited-first': isDone('invitation', 'There is nothing to answer yet: the invitation goes first'),
  'invitation-accepted': invitationAccepted,
  'plan-agreed': isDone('single-plan', 'Work begins on a plan that was agreed: the single plan is not set aside. Undo that, and agree it'),
  'plan-approved': isDone('governors-approval', 'Work begins on a plan that was approved: that is not set aside. Undo that, and record the approval'),
  'exit-test-met': exitTestMet('exit-test'),
  'exit-test-met-further': exitTestMet('exit-test-further'),
  'exit-test-met-later': exitTestMet('exit-test-later'),
  'decision-due': decisionDue('exit-test'),
  'decision-due-further': decisionDue('exit-test-further'),
  'decision-due-later': decisionDue('exit-test-later'),
  'three-terms-decided': threeTermsDecided('three-terms', 'A third cycle takes it to three terms'),
  'three-terms-decided-later': threeTermsDecided('three-terms-later', 'Another cycle goes further beyond three terms'),
  'return-decided': threeTermsDecided('three-terms-return', 'A further cycle after the exit takes it to three terms'),
  'weeks-after-exit': weeksAfterExit,
  'weeks-after-first-check': weeksAfterFirstCheck,
  'checks-held': checksHeld,
} satisfies Readonly<Record<string, NamedCheck>>;
