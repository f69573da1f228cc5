import { dateInWords, daysBetween } from '../../kernel/plain-date.ts';
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
  if (facts.track !== 'academy' || answered(facts, 'invitation', 'answer') === 'accepted') return accepted(null);
  return refused(
    answered(facts, 'invitation', 'answer') === 'declined'
      ? 'The trust has declined, and an academy takes part by invitation only'
      : 'An academy takes part by invitation only: record first that its trust accepts',
  );
}

/** A decision is made on a test of its own weeks: one of an earlier cycle says nothing of this. */
const testHoldsFor = 21;

function latestTest(facts: CheckFacts): Result<string> {
  const task = ['exit-test-further', 'exit-test'].find((each) => answered(facts, each, 'result') !== '');
  if (task === undefined) return refused('Make the exit test first: the decision is made on what it says');
  const madeOn = answered(facts, task, 'made-on');
  return daysBetween(madeOn, facts.on) > testHoldsFor
    ? refused(`The exit test was made on ${dateInWords(madeOn)}, more than three weeks before: make it again`)
    : accepted(answered(facts, task, 'result'));
}

function exitTestMet(facts: CheckFacts): Result<null> {
  const result = latestTest(facts);
  if (!result.ok) return result;
  return result.value === 'met'
    ? accepted(null)
    : refused('The exit test is not met: an exit needs every milestone met and the capacity to sustain each priority');
}

/** Whoever goes on has asked first whether it could end. */
function decisionDue(facts: CheckFacts): Result<null> {
  const result = latestTest(facts);
  return result.ok ? accepted(null) : result;
}

function threeTermsDecided(facts: CheckFacts): Result<null> {
  return answered(facts, 'three-terms', 'reasons') === ''
    ? refused('A third cycle takes it to three terms: the director’s formal decision comes first')
    : accepted(null);
}

function checksHeld(facts: CheckFacts): Result<null> {
  return answered(facts, 'second-check', 'holds') === 'no'
    ? refused('The second check says that it has slipped back: it cannot be closed as sustained')
    : accepted(null);
}

/** What TRIP’s definition names. */
export const tripChecks: Readonly<Record<string, NamedCheck>> = {
  'safeguarding-told-first': safeguardingToldFirst,
  'invitation-accepted': invitationAccepted,
  'exit-test-met': exitTestMet,
  'decision-due': decisionDue,
  'three-terms-decided': threeTermsDecided,
  'checks-held': checksHeld,
};
