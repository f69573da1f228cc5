import { dateInWords, weekdayOf } from '../../kernel/plain-date.ts';
import { refused } from '../../kernel/result.ts';
import { isInLastDaysOfTerm, lastDaysWithoutLetters, termOf } from '../../kernel/school-calendar.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { chosen, holds, letterDay } from './check-answers.ts';
import { answerOf } from './gateways-open.ts';
import { namedForConsultation, namedForCopies, type SchoolInLaw } from './whom-the-law-names.ts';

const notOnAFriday: NamedCheck = (facts) =>
  weekdayOf(letterDay(facts)) === 'Friday' ? refused(`${dateInWords(letterDay(facts))} is a Friday: no such letter goes on one (provisional: not from the published framework)`) : holds; // prettier-ignore

/** By the school’s own terms where it has entered them; where no term is known, nothing is refused. */
const notAtTheEndOfTerm: NamedCheck = (facts) => {
  const { calendar } = facts.known;
  const term = calendar === null || !isInLastDaysOfTerm(calendar, letterDay(facts), lastDaysWithoutLetters) ? null : termOf(calendar, letterDay(facts));
  return term === null ? holds : refused(`${dateInWords(letterDay(facts))} is in the last two days of the ${term.name.toLowerCase()} term: no such letter goes then (provisional: not from the published framework)`);
}; // prettier-ignore

/** Section 60’s ground (c). */
const isAboutSafety = ({ answers }: CheckFacts): boolean => [answers['grounds']?.['grounds'] ?? []].flat().includes('safety');

const schoolOf = ({ subject, known }: CheckFacts): SchoolInLaw => ({
  character: subject.character,
  religiousCharacter: known.religiousCharacter ?? null,
});

const copiedTo =
  (notice: 's60' | 's60a', law: string): NamedCheck =>
  (facts) => {
    const lacks = namedForCopies(notice, schoolOf(facts)).filter(({ value }) => !chosen(facts, 'copies').includes(value));
    return lacks.length === 0
      ? holds
      : refused(
          `The notice is copied at the same time to ${lacks.map(({ who }) => who).join(', and to ')} (Education and Inspections Act 2006 ${law})`,
        );
  };

/** What a letter waits for, by the care that is taken of its reader. */
export const letterChecks = {
  'warning-notice-copied': copiedTo('s60', 's60(6) and (6A)'),
  'pay-notice-copied': copiedTo('s60a', 's60A(6)'),

  'consulted-whom-the-act-names': (facts) => {
    const lacks = namedForConsultation(schoolOf(facts)).filter((any) => any.every(({ value }) => !chosen(facts, 'whom').includes(value)));
    return lacks.length === 0
      ? holds
      : refused(`The authority consults ${lacks.map((any) => any.map(({ who }) => who).join(' or ')).join(', and ')} (Education and Inspections Act 2006 ss63 and 65)`);
  },

  /** Logged, and no later than the letter: one set aside is no call. */
  'called-first': (facts) => {
    const rang = answerOf(facts.answers, 'call', 'rang-on');
    if (rang === null) return refused('Ring before the letter goes, and record the call (provisional: not from the published framework)');
    return rang <= letterDay(facts) ? holds : refused(`The call of ${dateInWords(rang)} came after the letter’s day: ring before it goes (provisional: not from the published framework)`);
  },

  'not-on-a-friday': notOnAFriday,
  'not-at-the-end-of-term': notAtTheEndOfTerm,
  'not-on-a-friday-unless-safety': (facts) => (isAboutSafety(facts) ? holds : notOnAFriday(facts)),
  'not-at-the-end-of-term-unless-safety': (facts) => (isAboutSafety(facts) ? holds : notAtTheEndOfTerm(facts)),
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
