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
  if (sentText(facts, 'safeguarding') === 'no')
    return facts.subject.trigger === 'inspection' && facts.known.fundingGrounds?.includes('safeguarding-not-met') === true
      ? refused(
          'It began by an inspection, and that on record judged safeguarding to be not met: it is part of the reason. Say which of MASH and LADO was told',
        )
      : accepted(null);
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
const isTimeBetween = (one: string, other: string): boolean => other >= addDays(one, weeksBeforeACheck * 7);

function notBefore(on: string, base: string, after: string): Result<null> {
  const first = addDays(base, weeksBeforeACheck * 7);
  return on >= first
    ? accepted(null)
    : refused(`A termly check shows what holds without help: it is made six weeks or more after ${after}, from ${dateInWords(first)} (provisional: not from the published framework)`);
} // prettier-ignore

/** The first is asked of a second that is there already, too: whichever of two days was entered first, both must agree. */
function weeksAfterExit({ on, since, doneOn }: CheckFacts): Result<null> {
  const second = doneOn['second-check'];
  return second === undefined || isTimeBetween(on, second)
    ? notBefore(on, since, 'the exit')
    : refused(`The second check was made on ${dateInWords(second)}, and the first comes six weeks or more before it: undo the second where its day is wrong`);
} // prettier-ignore

/** A check that nobody made is followed by none: the next that is made takes its place. */
const weeksAfterCheck =
  (before: string, which: string): NamedCheck =>
  ({ on, doneOn }) => {
    const made = doneOn[before];
    return made === undefined
      ? refused(`The ${which} termly check comes first: make it, and where it was set aside, undo that`)
      : notBefore(on, made, `the ${which}`);
  };

const otherWays = 'it goes back to the plan, or is closed as not sustained';

/** By the two checks that were made last: the last holds, and the one before did not say that it has slipped back. */
function checksHeld(facts: CheckFacts): Result<null> {
  const [first, second, further] = ['first-check', 'second-check', 'further-check'].map((task) => {
    const [holds, on] = [answered(facts, task, 'holds'), facts.doneOn[task]];
    return holds === '' || on === undefined ? null : { holds, on };
  });
  if (!first || !second) return refused('It is closed as sustained on two termly checks: make both first, and where one was set aside, undo that');
  const made = further ? [first, second, further] : [first, second];
  const tooSoon = made.find(({ on }, at) => at > 0 && !isTimeBetween(made[at - 1]?.on ?? on, on));
  if (tooSoon !== undefined)
    return refused(`The check of ${dateInWords(tooSoon.on)} was made less than six weeks after the one before it, or before that: undo the one whose day is wrong, and make it again`);
  const [before, last] = made.slice(-2);
  const so = further ? otherWays : `another check must hold first, where the programme has one, or ${otherWays}`;
  if (last?.holds === 'no') return refused('The last check says that it has slipped back: it cannot be closed as sustained');
  if (last?.holds !== 'yes') return refused(`The last check says that it holds in part: ${so}`);
  return before?.holds === 'no' ? refused(`The last check holds, and the one before it said that it had slipped back: ${so}`) : accepted(null);
} // prettier-ignore

/** The plan of a further cycle has milestones for the whole of it. */
function planReachesDecision({ known, decidedBy: by = null }: CheckFacts): Result<null> {
  const ends = known.planEndsOn ?? null;
  if (ends === null) return refused('No plan is agreed: agree it first');
  return by === null || ends >= by
    ? accepted(null)
    : refused(`The plan ends on ${dateInWords(ends)}, and this cycle is decided by ${dateInWords(by)} at the latest: change the plan first, so that it reaches so far`);
} // prettier-ignore

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
  'plan-reaches-decision': planReachesDecision,
  'weeks-after-exit': weeksAfterExit,
  'weeks-after-first-check': weeksAfterCheck('first-check', 'first'),
  'weeks-after-second-check': weeksAfterCheck('second-check', 'second'),
  'checks-held': checksHeld,
} satisfies Readonly<Record<string, NamedCheck>>;
