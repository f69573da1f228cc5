import { dateInWords, weekdayOf } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { isInLastDaysOfTerm, lastDaysWithoutLetters, termOf } from '../../kernel/school-calendar.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { decideFundingGround } from './funding-ground.ts';
import { gatewayOfCategory, isGateway, type OpenGateway } from './gateways.ts';
import { whileSecretaryOfState } from './ladder.ts';
import { answerOf, decideGateway, endedBySecretaryOfState, liveSecretaryOfStateNotice, openGateways } from './gateways-open.ts';
import { decidePower, lastDayOfTwoMonths, mayIntervene } from './powers.ts';

const holds = accepted(null);
/** The day that the step says a power is used from; else the day of the step. */
const dayOf = ({ sent, on }: CheckFacts): string => answerOf({ sent }, 'sent', 'from') ?? on;
/** The day that a letter is dated. */
const letterDay = ({ sent, on }: CheckFacts): string => answerOf({ sent }, 'sent', 'given-on') ?? answerOf({ sent }, 'sent', 'sent-on') ?? on;
const gatewayFacts = (facts: CheckFacts) => ({ known: facts.known, runs: facts.otherRuns, on: dayOf(facts) });

/** An answer of the step that is taken, or else of one before it. */
const said = (facts: CheckFacts, task: string, field: string): string | null =>
  answerOf({ [task]: facts.sent }, task, field) ?? answerOf(facts.answers, task, field);

const chosen = ({ sent }: CheckFacts, field: string): readonly string[] => {
  const answer = sent[field];
  return answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer;
};

const usable = (power: 's63' | 's64' | 's65' | 's66', facts: CheckFacts): Result<null> => {
  const decided = decidePower(power, { track: facts.track, gateways: openGateways(gatewayFacts(facts)), on: dayOf(facts) });
  return decided.ok ? holds : decided;
};

/** Consultation is over before the power is used. `what`: "section 63". */
const consulted =
  (task: string, what: string): NamedCheck =>
  (facts) => {
    const { answers } = facts;
    const until = answerOf(answers, task, 'until');
    if (until === null) return refused(`Consultation comes first: record whom the authority consulted and what they said (Education and Inspections Act 2006 ${what})`);
    return until <= dayOf(facts) ? holds : refused(`Consultation lasts until ${dateInWords(until)}: the power may be used when it is over (Education and Inspections Act 2006 ${what})`);
  }; // prettier-ignore

const noticeEnds = (facts: CheckFacts): string | null =>
  openGateways(gatewayFacts(facts)).find(({ complianceEnds }) => complianceEnds !== null)?.complianceEnds ?? null;

/** Where a gateway that needs no notice is open as well, no clock of a notice runs. */
const throughNoticeAlone = (open: readonly OpenGateway[]): boolean => open.every(({ complianceEnds }) => complianceEnds !== null);

/** Checks that the law’s definitions name. Each is pure and answers in a sentence with the law. */
export const interventionChecks = {
  /** The 2006 Act’s powers are over maintained schools only. */
  'track-has-powers': ({ track }) => mayIntervene(track),

  'no-live-secretary-of-state-notice': (facts) => {
    const { offered, why } = whileSecretaryOfState(liveSecretaryOfStateNotice(facts.known, facts.on));
    if (!offered) return refused(withoutStop(why ?? ''));
    return said(facts, 'secretary-check', 'live') === 'yes'
      ? refused('The check for a notice of the Secretary of State’s found one that is live: the authority gives none until it ends (Education and Inspections Act 2006 s60)')
      : holds;
  },

  /** The way out for a notice that the Secretary of State’s has ended. */
  'ended-by-secretary-of-state': ({ known, answers, on }) =>
    endedBySecretaryOfState(known, answerOf(answers, 'given', 'given-on'), on) === null
      ? refused('No warning notice of the Secretary of State’s is recorded since the authority gave its own: record it as a finding first')
      : holds,

  /** The compliance period is the notice’s own, and lies ahead of it. */
  'compliance-period-ahead': (facts) => {
    const [given, ends] = [said(facts, 'given', 'given-on'), said(facts, 'given', 'compliance-ends')];
    return given !== null && ends !== null && ends > given ? holds : refused('The compliance period must end after the day on which the notice is given');
  },

  /** "Complied with" may be said at any time; "not complied with" only when the period is over. */
  'compliance-period-over': (facts) => {
    const ends = answerOf(facts.answers, 'given', 'compliance-ends');
    const failed = said(facts, 'compliance', 'complied') === 'no';
    return !failed || (ends !== null && facts.on > ends)
      ? holds
      : refused(`${ends === null ? 'The compliance period is not recorded' : `The compliance period lasts until ${dateInWords(ends)}`}: only when it is over can it be said that the notice was not complied with`);
  },

  /** The gateway that a run names is open. */
  'gateway-open': (facts) => {
    const may = mayIntervene(facts.track);
    if (!may.ok) return may;
    const named = said(facts, 'gateway', 'gateway');
    if (!isGateway(named)) return refused('Name the gateway by which the school is eligible for intervention');
    const decided = decideGateway(named, gatewayFacts(facts));
    return decided.ok ? holds : decided;
  },

  'some-gateway-open': (facts) => {
    const may = mayIntervene(facts.track);
    if (!may.ok) return may;
    return openGateways(gatewayFacts(facts)).length > 0 ? holds : refused('The school is not eligible for intervention by any of sections 60, 60A, 61 and 62 of the Education and Inspections Act 2006');
  },

  's60a-does-not-open-s63': (facts) => usable('s63', facts),
  's64-in-time': (facts) => usable('s64', facts),
  'eligible-for-s65': (facts) => usable('s65', facts),
  'eligible-for-s66': (facts) => usable('s66', facts),

  /** Section 64(2)’s two months, for a power of which legal services decide that it lapses likewise: no shipped definition names it. */
  'power-in-time': (facts) => {
    const ends = noticeEnds(facts);
    if (ends === null || !throughNoticeAlone(openGateways(gatewayFacts(facts)))) return holds;
    const last = lastDayOfTwoMonths(ends);
    return dayOf(facts) <= last ? holds : refused(`By the definition in force this power too could be used until ${dateInWords(last)}, two months after the end of the compliance period`);
  },

  'consulted-first-s63': consulted('consult-s63', 's63'),
  'consulted-first-s65': consulted('consult-s65', 's65'),

  'secretary-of-state-consents': (facts) => {
    const { answers } = facts;
    const [answer, given] = [answerOf(answers, 'consent-s65', 'answer'), answerOf(answers, 'consent-s65', 'answered-on')];
    if (answer !== 'given') return refused(`An interim executive board needs the Secretary of State’s consent, ${answer === 'refused' ? 'which was refused' : 'which is not recorded'} (Education and Inspections Act 2006 s65)`);
    return given !== null && given <= dayOf(facts) ? holds : refused('The Secretary of State’s consent must come before the board takes its place (Education and Inspections Act 2006 s65)');
  },

  'category-of-concern-confirmed': ({ track, known: { category } }) => {
    if (track !== 'maintained') return refused('The authority prepares a statement of action for maintained schools only (Education Act 2005 s15)');
    return gatewayOfCategory(category) === null
      ? refused('No inspection on record judges that the school requires significant improvement or special measures: a statement of action follows a confirmed category of concern (Education Act 2005 s15)')
      : holds;
  },

  /** A duty is not closed by a word where an inspection on record still asks for it. */
  'no-category-of-concern': ({ known: { category } }) =>
    gatewayOfCategory(category) === null
      ? holds
      : refused(`The latest full inspection on record judges the school: ${category ?? ''}. Where that is wrong, put the inspection right first: until then the authority prepares a statement of action (Education Act 2005 s15)`),

  'statement-copied': (facts) => {
    const copies = chosen(facts, 'copies');
    if (!copies.includes('ofsted')) return refused('The statement of action is copied to Ofsted (Education Act 2005 s15)');
    return facts.subject.character !== 'voluntary-aided' || copies.includes('appointing-body')
      ? holds
      : refused('The statement of action of a voluntary aided school is copied to its appointing body too (Education Act 2005 s15)');
  },

  'has-delegated-budget': ({ track }) =>
    track === 'maintained' ? holds : refused('Only a maintained school has a budget that the authority delegates (School Standards and Framework Act 1998 Schedule 15)'),

  /** That a look found it unneeded restores nothing. */
  'delegation-is-restored': ({ answers }) =>
    answers['restore'] === undefined ? refused('Record first that delegation is restored, and the last day of the suspension (School Standards and Framework Act 1998 Schedule 15)') : holds,

  'funding-ground': ({ answers, known, on }) => decideFundingGround(answerOf(answers, 'ground', 'ground'), known, on),

  /** The notice’s run is what keeps its gateway open. */
  'intervention-is-over': ({ otherRuns }) =>
    otherRuns.some(({ programme }) => programme === 'intervention') ? refused('Intervention is under way here by the gateway that this notice opened: close that first') : holds,

  /** A run is not closed over a power that it leaves in force. */
  'no-power-left-in-force': ({ answers }) => {
    const lasts = [
      ['use-s65', 'end-s65', 'The interim executive board is in force'],
      ['use-s66', 'end-s66', 'The delegated budget is suspended'],
      ['suspend', 'restore', 'The delegated budget is suspended'],
    ] as const;
    const [left] = lasts.filter(([begin, end]) => answers[begin] !== undefined && answers[end] === undefined);
    return left === undefined ? holds : refused(`${left[2]}: record its last day first`);
  },

  /** A notice that opened nothing more. */
  'notice-has-lapsed': ({ answers, on }) => {
    const ends = answerOf(answers, 'given', 'compliance-ends');
    const last = ends === null ? null : lastDayOfTwoMonths(ends);
    return last !== null && on > last ? holds : refused(last === null ? 'The compliance period is not recorded' : `The notice opens section 64 until ${dateInWords(last)} (Education and Inspections Act 2006 s64(2))`);
  },

  /** Logged, and no later than the letter: one set aside is no call. */
  'called-first': (facts) => {
    const rang = answerOf(facts.answers, 'call', 'rang-on');
    if (rang === null) return refused('Ring before the letter goes, and record the call (provisional: not from the published framework)');
    return rang <= letterDay(facts) ? holds : refused(`The call of ${dateInWords(rang)} came after the letter’s day: ring before it goes (provisional: not from the published framework)`);
  },

  'not-on-a-friday': (facts) =>
    weekdayOf(letterDay(facts)) === 'Friday'
      ? refused(`${dateInWords(letterDay(facts))} is a Friday: no such letter goes on one (provisional: not from the published framework)`)
      : holds,

  /** By the school’s own terms where it has entered them; where no term is known, nothing is refused. */
  'not-at-the-end-of-term': (facts) => {
    const { calendar } = facts.known;
    const term = calendar === null || !isInLastDaysOfTerm(calendar, letterDay(facts), lastDaysWithoutLetters) ? null : termOf(calendar, letterDay(facts));
    return term === null
      ? holds
      : refused(`${dateInWords(letterDay(facts))} is in the last two days of the ${term.name.toLowerCase()} term: no such letter goes then (provisional: not from the published framework)`);
  },
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
export type InterventionCheck = keyof typeof interventionChecks;

const withoutStop = (sentence: string): string => sentence.replace(/\.$/u, '');
