import { addDays, dateInWords, weekdayOf } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { isInLastDaysOfTerm, lastDaysWithoutLetters, termOf } from '../../kernel/school-calendar.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import type { DaysWithoutLetters } from '../programme-definitions/known-check.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { letterGoes } from '../programmes/letters/letter-day.ts';
import { chosen, holds, letterDay } from './answers-of-step.ts';
import { answerOf, endedBySecretaryOfState, noticeProgrammes } from './gateways-open.ts';
import { takenBack } from './powers-in-force.ts';
import { lastDayOfTwoMonths } from './powers.ts';
import { mayHaveNobody, type Named, namedForBoard, namedForConsultation, namedForCopies, type SchoolInLaw } from './whom-the-law-names.ts';

const notOnAFriday: NamedCheck = (facts) =>
  weekdayOf(letterDay(facts)) === 'Friday' ? refused(`${dateInWords(letterDay(facts))} is a Friday: no such letter goes on one (provisional: not from the published framework)`) : holds; // prettier-ignore

/** By the school’s own terms where it has entered them; where no term is known, nothing is refused. */
const notAtTheEndOfTerm: NamedCheck = (facts) => {
  const { calendar } = facts.known;
  const term = calendar === null || !isInLastDaysOfTerm(calendar, letterDay(facts), lastDaysWithoutLetters) ? null : termOf(calendar, letterDay(facts));
  return term === null ? holds : refused(`${dateInWords(letterDay(facts))} is in the last two days of the ${term.name.toLowerCase()} term: no such letter goes then (provisional: not from the published framework)`);
}; // prettier-ignore

/** Section 60’s ground (c). */
const isAboutSafety = ({ answers }: Pick<CheckFacts, 'answers'>): boolean => [answers['grounds']?.['grounds'] ?? []].flat().includes('safety');

/** Of a power: by a notice of which safety is a ground, or on the last day on which the law surely lets it be used and such a letter still goes. Care never makes a power lapse. */
function isUrgent(facts: CheckFacts): boolean {
  const through = answerOf({ sent: facts.sent }, 'sent', 'gateway');
  const named = through === 's60' || through === 's60a' ? noticeProgrammes[through] : null;
  const notice = facts.otherRuns.find(({ programme }) => programme === named);
  if (notice === undefined) return false;
  const ends = answerOf(notice.answers, 'given', 'compliance-ends');
  const last = ends === null ? null : lastDayOfTwoMonths(ends);
  return isAboutSafety(notice) || (last !== null && letterDay(facts) <= last && !goesBy(facts, last));
}

const daysWithout: ReadonlySet<DaysWithoutLetters> = new Set(['fridays', 'ends-of-term']);

/** Whether such a letter goes on a day after its own, up to the last. */
function goesBy(facts: CheckFacts, last: string): boolean {
  for (let day = addDays(letterDay(facts), 1); day <= last; day = addDays(day, 1))
    if (letterGoes(day, facts.known.calendar, daysWithout)) return true;
  return false;
}

const isWeekend = (day: string): boolean => ['Saturday', 'Sunday'].includes(weekdayOf(day));

/** Schedule 15 lets an emergency wait for no month, and it waits for no better day either. */
const isShort = ({ sent }: CheckFacts): boolean => !['month', null].includes(answerOf({ sent }, 'sent', 'length'));

const unless =
  (gives: (facts: CheckFacts) => boolean, check: NamedCheck): NamedCheck =>
  (facts) =>
    gives(facts) ? holds : check(facts);

function rungBefore(facts: CheckFacts, rang: string | null): Result<null> {
  if (rang === null) return refused('Ring before the letter goes, and record the call (provisional: not from the published framework)');
  return rang <= letterDay(facts)
    ? holds
    : refused(`The call of ${dateInWords(rang)} came after the letter’s day: ring before it goes (provisional: not from the published framework)`);
}

/** What was given in writing is ended in writing. `tasks`: each that may have told it, and as what; null where it tells nothing else. */
const toldBefore =
  (given: string, what: string, ...tasks: readonly (readonly [task: string, because: string | null])[]): NamedCheck =>
  ({ answers }) => {
    // All are looked at: what a check reads is told by watching it.
    const told = tasks.map(([task, because]) => answers[task] !== undefined && (because === null || answerOf(answers, task, 'because') === because));
    return answers[given] === undefined || told.includes(true)
      ? holds
      : refused(
          `Tell the governing body first in writing that ${what}: the notice that it was given is ended by a letter (provisional: not from the published framework)`,
        );
  };

/** The school, with what the step says of whoever appoints its foundation governors; or why that cannot be. */
function schoolOf(facts: CheckFacts, names: 'copies' | 'whom'): Result<SchoolInLaw> {
  const { subject, known } = facts;
  const [nobodyAppoints, named] = [chosen(facts, 'nobody-appoints').includes('nobody'), chosen(facts, names)];
  const school = { character: subject.character, religiousCharacter: known.religiousCharacter ?? null, nobodyAppoints };
  if (nobodyAppoints && !mayHaveNobody(school)) return refused('That nobody appoints foundation governors is said of a foundation school alone: leave that unticked');
  if (nobodyAppoints && named.includes('appointing-body')) return refused('Either somebody appoints foundation governors here, or nobody does: choose one');
  return accepted(school);
} // prettier-ignore

/** Of each list one must be among the copies. */
const copiedTo =
  (whom: (school: SchoolInLaw) => readonly (readonly Named[])[], says: string, law: string): NamedCheck =>
  (facts) => {
    const school = schoolOf(facts, 'copies');
    if (!school.ok) return school;
    const lacks = whom(school.value).filter((any) => any.every(({ value }) => !chosen(facts, 'copies').includes(value)));
    return lacks.length === 0
      ? holds
      : refused(`${says} to ${lacks.map(eitherInWords).join(', and to ')} (Education and Inspections Act 2006 ${law})`);
  };
const noticeCopied = (notice: 's60' | 's60a', law: string): NamedCheck =>
  copiedTo((school) => namedForCopies(notice, school).map((one) => [one]), 'The notice is copied at the same time', law);
const eitherInWords = (any: readonly Named[]): string => any.map(({ who }) => who).join(' or ');

/** Of the notice that the authority gave. */
const copiesOfNotice = ({ answers }: CheckFacts): readonly string[] => [answers['given']?.['copies'] ?? []].flat();
const stateEnds = ({ known, answers, on }: CheckFacts): string | null => endedBySecretaryOfState(known, answerOf(answers, 'given', 'given-on'), on);

/** What a letter waits for, by the care that is taken of its reader. */
export const letterChecks = {
  'warning-notice-copied': noticeCopied('s60', 's60(6) and (6A)'),
  'pay-notice-copied': noticeCopied('s60a', 's60A(6)'),
  'board-copied': copiedTo(namedForBoard, 'A copy of the notice, and of every appointment to the board, is given', 'Schedule 6 paragraph 6'),

  'consulted-whom-the-act-names': (facts) => {
    const school = schoolOf(facts, 'whom');
    if (!school.ok) return school;
    const lacks = namedForConsultation(school.value).filter((any) => any.every(({ value }) => !chosen(facts, 'whom').includes(value)));
    return lacks.length === 0
      ? holds
      : refused(`The authority consults ${lacks.map(eitherInWords).join(', and ')} (Education and Inspections Act 2006 ss63 and 65)`);
  },

  /** Logged, and no later than the letter: one set aside is no call. */
  'called-first': (facts) => rungBefore(facts, answerOf(facts.answers, 'call', 'rang-on')),

  /** Where the step that sends the letter records the call itself. */
  'rang-first': (facts) => rungBefore(facts, answerOf({ sent: facts.sent }, 'sent', 'rang-on')),
  /** An academy’s trust is spoken with before it is written to. */
  'talked-first': (facts) => rungBefore(facts, answerOf(facts.answers, 'conversation', 'held-on')),

  'not-on-a-friday': notOnAFriday,
  'not-at-the-end-of-term': notAtTheEndOfTerm,
  'not-on-a-friday-unless-safety': unless(isAboutSafety, notOnAFriday),
  'not-at-the-end-of-term-unless-safety': unless(isAboutSafety, notAtTheEndOfTerm),
  'not-on-a-friday-unless-urgent': unless(isUrgent, notOnAFriday),
  'not-at-the-end-of-term-unless-urgent': unless(isUrgent, notAtTheEndOfTerm),
  'not-on-a-friday-unless-short-notice': unless(isShort, notOnAFriday),
  'not-at-the-end-of-term-unless-short-notice': unless(isShort, notAtTheEndOfTerm),


  'told-that-it-is-withdrawn': toldBefore('given', 'the notice is withdrawn', ['withdrawal', null], ['ending', 'withdrawn']),
  'told-that-it-was-complied-with': toldBefore('given', 'the notice was complied with', ['ending', 'complied']),
  'told-that-intervention-is-over': toldBefore('given', 'intervention is over', ['ending', 'intervened']),
  'told-that-it-has-lapsed': toldBefore('given', 'section 64 has lapsed and no other power is to be used', ['ending', 'lapsed']),
  'told-that-state-ended-it': toldBefore('given', 'the Secretary of State’s notice ended it', ['state-ended', null], ['state-ended-later', null]),
  /** The letter names the notice on record. */
  'names-the-notice-that-ended-it': (facts) => {
    const [ended, named] = [stateEnds(facts), answerOf({ sent: facts.sent }, 'sent', 'state-on')];
    if (ended === null) return refused('No warning notice of the Secretary of State’s is recorded since the authority gave its own: record it as a finding first');
    return named === ended ? holds : refused(`The Secretary of State’s notice on record is of ${dateInWords(ended)}: the letter names that day (Education and Inspections Act 2006 s60(4B))`);
  },
  /** Nobody who read of a notice is left to think that it stands. */
  'copied-as-the-notice-was': (facts) => {
    const lacks = copiesOfNotice(facts).filter((copy) => !chosen(facts, 'copies').includes(copy));
    return lacks.length === 0 ? holds : refused('Whoever had a copy of the notice has one of this letter: choose all of them (provisional: not from the published framework)');
  },
  'told-that-concern-is-met': toldBefore('notice', 'the notice was met', ['closing', 'met']),
  'told-that-concern-is-withdrawn': toldBefore('notice', 'the notice is withdrawn', ['closing', 'withdrawn']),

  /** Where nothing of a power went out before it was taken back, nothing is ended in writing either. */
  'end-is-told': ({ sent }) => {
    const [because, told, signed] = ['because', 'told-on', 'signed-by'].map((field) => answerOf({ sent }, 'sent', field));
    return because === takenBack || (told !== null && signed !== null) ? holds : refused('Enter the day on which they are told in writing, and who signs: a power that was used is ended by a letter (provisional: not from the published framework)');
  },

  /** A last day to come is told no later than that day. One that has been is recorded as it was told. */
  'end-told-ahead': ({ sent, on }) => {
    const [last, told] = [answerOf({ sent }, 'sent', 'last-day'), answerOf({ sent }, 'sent', 'told-on')];
    return last === null || told === null || last < on || told <= last
      ? holds
      : refused(`They would be told on ${dateInWords(told)}, after the last day, ${dateInWords(last)}: an end that is to come is told no later than that`);
  },

  /** The clock counts to a working day, and the letter names the same. */
  'reply-on-a-working-day': ({ sent, known }) => {
    const by = answerOf({ sent }, 'sent', 'reply-by');
    return by === null || isWorkingDay(by, known.calendar?.holidays ?? new Set()) ? holds : refused(`${dateInWords(by)} is a ${weekdayOf(by)}${isWeekend(by) ? '' : ', and a bank holiday'}: ask for the reply by a working day`);
  },

  'trust-copied': (facts) => (chosen(facts, 'copies').includes('trust') ? holds : refused('The trust has a copy of what is said of it: its chief executive is among those to whom the referral is copied')),
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
