import { dateInWords, dayInWords } from '../../kernel/plain-date.ts';
import { refused, type Result } from '../../kernel/result.ts';
import { isWorkingDay } from '../../kernel/working-days.ts';
import type { CheckFacts, NamedCheck } from '../programmes/check.ts';
import { chosen, dayOf, endsPower, holds, isOver, said } from './answers-of-step.ts';
import { decideFundingGround } from './funding-ground.ts';
import { gatewayOfCategory, isGateway, type OpenGateway } from './gateways.ts';
import { whileSecretaryOfState } from './ladder.ts';
import {
  answerOf,
  decideGateway,
  firstDayOfConsultation,
  endedBySecretaryOfState,
  liveSecretaryOfStateNotice,
  openGateways,
  whyNoneOpen,
} from './gateways-open.ts';
import { endings, isTakenBack } from './powers-in-force.ts';
import { namedForStatement } from './whom-the-law-names.ts';
import { decidePower, lastDayInWords, lastDayOfTwoMonths, mayIntervene, type PowerId, powerIds } from './powers.ts';

const gatewayFacts = (facts: CheckFacts) => ({ known: facts.known, runs: facts.otherRuns, on: dayOf(facts) });

/** Through the gateway that the step names, where it names one: the letter states it. */
const usable = (power: PowerId, facts: CheckFacts): Result<null> => {
  const { track, known } = facts;
  const byKnown = { on: dayOf(facts), calendar: known.calendar, boards: known.boards };
  const gateways = openGateways(gatewayFacts(facts));
  const decided = decidePower(power, { track, gateways, ...byKnown });
  if (!decided.ok) return decided;
  const named = answerOf({ sent: facts.sent }, 'sent', 'gateway');
  if (!isGateway(named) || decided.value.includes(named)) return holds;
  const gateway = decideGateway(named, gatewayFacts(facts));
  if (!gateway.ok) return gateway;
  const through = decidePower(power, { track, gateways: [gateway.value], ...byKnown });
  return through.ok ? holds : through;
};

const endsBoard = endsPower('use-s65', 'The interim executive board', 'Education and Inspections Act 2006 s65');

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

const mayHaveStatement = ({ track, known: { category } }: CheckFacts): Result<null> => {
  if (track !== 'maintained') return refused('The authority prepares a statement of action for maintained schools only (Education Act 2005 s15)');
  return gatewayOfCategory(category) === null
    ? refused('No inspection on record judges that the school requires significant improvement or special measures: a statement of action follows a confirmed category of concern (Education Act 2005 s15)')
    : holds;
}; // prettier-ignore

/** Where a gateway that needs no notice is open as well, no clock of a notice runs. */
const throughNoticeAlone = (open: readonly OpenGateway[]): boolean => open.every(({ complianceEnds }) => complianceEnds !== null);

/** By which it began, and through which each of its powers was used. */
const gatewaysOf = (answers: CheckFacts['answers']): readonly (string | null)[] => [
  answerOf(answers, 'gateway', 'gateway'),
  ...powerIds.flatMap((power) => answerOf(answers, `use-${power}`, 'gateway') ?? []),
];

const hasLapsed: NamedCheck = ({ answers, on, known }) => {
  const ends = answerOf(answers, 'given', 'compliance-ends');
  if (ends === null) return refused('The compliance period is not recorded');
  return on > lastDayOfTwoMonths(ends) ? holds : refused(`The notice opens section 64 until ${lastDayInWords(ends, known.calendar)} (Education and Inspections Act 2006 s64(2))`);
}; // prettier-ignore

/** By a notice, and since this one opened the way: `since` is the first day of its last stage. */
const wasIntervened: NamedCheck = ({ known: { interventionsOver = [] }, since }) =>
  interventionsOver.some(({ startedOn, answers }) => startedOn >= since && gatewaysOf(answers).some((gateway) => gateway === 's60' || gateway === 's60a'))
    ? holds
    : refused('No intervention by the gateway that this notice opened has been and is over: where none is to be, the notice is withdrawn, was complied with after all, or section 64 has lapsed'); // prettier-ignore

/** One that was taken back before its first day was never in force. */
function wasPowerUsed(answers: CheckFacts['answers']): boolean {
  // All are looked at: what a check reads is told by watching it.
  const used = powerIds.map((power) => {
    const use = `use-${power}`;
    return answers[use] !== undefined && (endings[use] === undefined || !isTakenBack(answers, use));
  });
  return used.includes(true);
}

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

  'secretary-of-state-checked': ({ answers }) =>
    answerOf(answers, 'secretary-check', 'live') === null
      ? refused('Check first whether a notice of the Secretary of State’s is live, and record it: the authority gives none while one is (Education and Inspections Act 2006 s60)')
      : holds,

  /** The way out for a notice that the Secretary of State’s has ended. */
  'ended-by-secretary-of-state': ({ known, answers, on }) =>
    endedBySecretaryOfState(known, answerOf(answers, 'given', 'given-on'), on) === null
      ? refused('No warning notice of the Secretary of State’s is recorded since the authority gave its own: record it as a finding first')
      : holds,

  /** The compliance period is the notice’s own, and lies ahead of it. */
  'compliance-period-ahead': (facts) => {
    const [given, ends] = [said(facts, 'given', 'given-on'), said(facts, 'given', 'compliance-ends')];
    if (given === null || ends === null || ends <= given) return refused('The compliance period must end after the day on which the notice is given');
    // Representations are due on its last day: a right that ends on a Sunday would be counted as ended on the Friday.
    return isWorkingDay(ends, facts.known.calendar?.holidays ?? new Set())
      ? holds
      : refused(`The compliance period must end on a working day, so that the governing body has all of it: ${dayInWords(ends)} is none`);
  },

  /** Reasonable written notice of the powers comes before the first day on which they may be used, and that after the compliance period. No notice names a power that will have lapsed by then. */
  'powers-noticed-first': ({ answers, sent, known }) => {
    const [given, acts] = [answerOf({ sent }, 'sent', 'given-on'), answerOf({ sent }, 'sent', 'acts-from')];
    const ends = answerOf(answers, 'given', 'compliance-ends');
    const namesGovernors = chosen({ sent }, 'powers').includes('s64');
    if (given === null || acts === null || acts <= given)
      return refused('The earliest day on which it acts must be after the day on which the notice of powers is given: the Act asks for reasonable notice (Education and Inspections Act 2006 s60)');
    if (ends === null) return holds;
    if (acts <= ends) return refused(`The compliance period lasts until ${dateInWords(ends)}: the authority acts after it (Education and Inspections Act 2006 s60)`);
    return namesGovernors && acts > lastDayOfTwoMonths(ends)
      ? refused(`Governors may be appointed until ${lastDayInWords(ends, known.calendar)}, two months after the end of the compliance period: a notice that acts from ${dateInWords(acts)} does not name section 64 (Education and Inspections Act 2006 s64(2))`)
      : holds;
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
    if (openGateways(gatewayFacts(facts)).length > 0) return holds;
    const why = whyNoneOpen(gatewayFacts(facts));
    return refused([`The school is not eligible for intervention by any of sections 60, 60A, 61 and 62 of the Education and Inspections Act 2006${facts.on < facts.today ? ` on ${dateInWords(dayOf(facts))}` : ''}`, ...why].join('. '));
  },

  's60a-does-not-open-s63': (facts) => usable('s63', facts),
  's64-in-time': (facts) => usable('s64', facts),
  'eligible-for-s65': (facts) => usable('s65', facts),
  'eligible-for-s66': (facts) => usable('s66', facts),

  /** Section 64(2)’s two months, for a power of which legal services decide that it lapses likewise: no shipped definition names it. */
  'power-in-time': (facts) => {
    const ends = noticeEnds(facts);
    if (ends === null || !throughNoticeAlone(openGateways(gatewayFacts(facts)))) return holds;
    return dayOf(facts) <= lastDayOfTwoMonths(ends) ? holds : refused(`By the definition in force this power too could be used until ${lastDayInWords(ends, facts.known.calendar)}, two months after the end of the compliance period`);
  },

  /** Nobody is consulted on powers of which there is no notice yet; the time that it gives may be used for it. */
  'consultation-since-gateway': (facts) => {
    const since = firstDayOfConsultation(gatewayFacts(facts));
    return since === null || dayOf(facts) >= since
      ? holds
      : refused(`Consultation on a power begins no sooner than the notice of powers, or the inspection, that opens the way: ${dateInWords(since)} (Education and Inspections Act 2006 ss60 to 65)`);
  },
  'consulted-first-s63': consulted('consult-s63', 's63'),
  'consulted-first-s65': consulted('consult-s65', 's65'),

  'secretary-of-state-consents': (facts) => {
    const { answers } = facts;
    const [answer, given] = [answerOf(answers, 'consent-s65', 'answer'), answerOf(answers, 'consent-s65', 'answered-on')];
    if (answer !== 'given') return refused(`An interim executive board needs the Secretary of State’s consent, ${answer === 'refused' ? 'which was refused' : 'which is not recorded'} (Education and Inspections Act 2006 s65)`);
    return given !== null && given <= dayOf(facts) ? holds : refused('The Secretary of State’s consent must come before the board takes its place (Education and Inspections Act 2006 s65)');
  },

  'consent-was-asked-for': ({ answers }) =>
    answerOf(answers, 'request-s65', 'asked-on') === null ? refused('Record first that the Secretary of State’s consent was asked for (Education and Inspections Act 2006 s65)') : holds,

  'category-of-concern-confirmed': (facts) => {
    const { known, on } = facts;
    const owed = mayHaveStatement(facts);
    if (!owed.ok) return owed;
    const began = known.categoryOn ?? null;
    return began !== null && on < began ? refused(`The inspection on record began on ${dateInWords(began)}: a statement of action follows it (Education Act 2005 s15)`) : holds;
  },

  /** The report that a statement answers is that of the inspection on record. */
  'report-of-inspection': (facts) => {
    const owed = mayHaveStatement(facts);
    if (!owed.ok) return owed;
    const { category, categoryOn = null } = facts.known;
    const [came, named] = [answerOf({ sent: facts.sent }, 'sent', 'received-on'), answerOf({ sent: facts.sent }, 'sent', 'category')];
    if (came !== null && categoryOn !== null && came < categoryOn)
      return refused(`The inspection on record began on ${dateInWords(categoryOn)}: its report did not come before, on ${dateInWords(came)} (Education Act 2005 s15)`);
    return named === (gatewayOfCategory(category) === 's62' ? 'special-measures' : 'requires-significant-improvement')
      ? holds
      : refused(`The inspection on record judges the school: ${category ?? ''}. The category of the report is that, and where the record is wrong, put the inspection right first (Education Act 2005 s15)`);
  },

  /** A duty is not closed by a word where an inspection on record still asks for it. */
  'no-category-of-concern': ({ known: { category } }) =>
    gatewayOfCategory(category) === null
      ? holds
      : refused(`The latest full inspection on record judges the school: ${category ?? ''}. Where that is wrong, put the inspection right first: until then the authority prepares a statement of action (Education Act 2005 s15)`),

  /** A school that became an academy meanwhile: the duty went with its track. */
  'statement-for-maintained': ({ track }) => (track === 'maintained' ? holds : refused('The authority prepares a statement of action for maintained schools only (Education Act 2005 s15)')),
  'no-longer-maintained': ({ track }) =>
    track === 'maintained' ? refused('The school is maintained by the authority: until it is not, the authority prepares the statement (Education Act 2005 s15)') : holds,

  /** Either the action and the time it takes, or why there is none (Education Act 2005 s15(2)). */
  'statement-says': ({ sent }) => {
    const [proposes, action, period, reasons] = ['proposes', 'action', 'period', 'reasons'].map((field) => answerOf({ sent }, 'sent', field));
    if (proposes === 'nothing') {
      if (reasons === null) return refused('A statement that proposes no action gives the authority’s reasons (Education Act 2005 s15(2))');
      return action === null && period === null ? holds : refused('A statement that proposes no action has none, and no time for it: leave those empty, or choose that it proposes action');
    }
    if (action === null || period === null) return refused('A statement that proposes action says what it is and in what time (Education Act 2005 s15(2))');
    return reasons === null ? holds : refused('Why none is proposed is for a statement that proposes no action: leave that empty, or choose that');
  },

  'statement-copied': (facts) => {
    const lacks = namedForStatement(facts.subject).filter(({ value }) => !chosen(facts, 'copies').includes(value));
    return lacks.length === 0 ? holds : refused(`The statement of action is copied to ${lacks.map(({ who }) => who).join(', and to ')} (Education Act 2005 s15)`);
  },

  /** A notice that names the last day is of no longer time. */
  'ends-s65': (facts) => {
    const [ended, last, named] = [endsBoard(facts), answerOf({ sent: facts.sent }, 'sent', 'last-day'), answerOf(facts.answers, 'use-s65', 'ends-on')];
    if (!ended.ok || last === null || named === null || last <= named) return ended;
    return refused(`The notice of the board names ${dateInWords(named)} as its last day: it ends by then (Education and Inspections Act 2006 Schedule 6 paragraph 7)`);
  },
  'ends-s66': endsPower('use-s66', 'The suspension', 'Education and Inspections Act 2006 s66'),

  'governors-were-appointed': ({ answers }) =>
    answers['use-s64'] === undefined ? refused('No governors are appointed yet: there is nothing to tell the appointing authority (Education and Inspections Act 2006 s64(4))') : holds,

  'board-is-over': isOver('end-s65', 'The interim executive board'),
  'suspension-is-over': isOver('end-s66', 'The suspension'),
  'board-was-set-up': ({ answers }) => (answers['use-s65'] === undefined ? refused('No interim executive board is set up yet: there is nothing to look at') : holds),

  'funding-ground': ({ answers, known, on }) => decideFundingGround(answerOf(answers, 'ground', 'ground'), known, on),

  /** The notice’s run is what keeps its gateway open. Intervention by an inspection does not rest on it, unless a power of it was used through a notice. */
  'intervention-is-over': ({ otherRuns }) => {
    const rests = otherRuns.some(({ programme, answers }) => programme === 'intervention' && gatewaysOf(answers).some((gateway) => gateway !== 's61' && gateway !== 's62'));
    return rests ? refused('Intervention is under way here by the gateway that this notice opened: close that first (Education and Inspections Act 2006 s60)') : holds;
  },

  /** A run is not closed over a power that it leaves in force. */
  'no-power-left-in-force': ({ answers, on }) => {
    const lasts = [
      ['use-s65', 'end-s65', 'The interim executive board is in force'],
      ['use-s66', 'end-s66', 'The delegated budget is suspended'],
      ['suspend', 'restore', 'The delegated budget is suspended'],
    ] as const;
    const [left] = lasts.filter(([begin, end]) => answers[begin] !== undefined && answers[end] === undefined);
    if (left !== undefined) return refused(`${left[2]}: record its last day first`);
    const [ahead] = lasts.flatMap(([, end, what]) => (answerOf(answers, end, 'last-day') ?? '') > on ? [`${what} until ${dateInWords(answerOf(answers, end, 'last-day') ?? '')}`] : []);
    return ahead === undefined ? holds : refused(`${ahead}: this is closed when it is over, and not before`);
  },

  /** What nobody did has done no work. */
  'a-power-was-used': ({ answers }) => (wasPowerUsed(answers) ? holds : refused('No power was used, so that intervention has done no work: close it as “no power is used”')),
  'no-power-was-used': ({ answers }) => (wasPowerUsed(answers) ? refused('A power was used in this intervention: close it in another way') : holds),

  /** A notice that opened nothing more. */
  'notice-has-lapsed': hasLapsed,
  'intervention-was': wasIntervened,

  /** What two people told is not told again: a notice could else be ended by no decision. */
  'notice-over-as-told': (facts) => {
    const [because, lapsed] = [answerOf({ sent: facts.sent }, 'sent', 'because'), hasLapsed(facts)];
    return because === 'lapsed' ? lapsed : because === 'intervened' ? wasIntervened(facts) : holds;
  },
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
export type InterventionCheck = keyof typeof interventionChecks;

const withoutStop = (sentence: string): string => sentence.replace(/\.$/u, '');
