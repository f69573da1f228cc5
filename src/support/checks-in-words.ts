import type { DaysWithoutLetters, KnownToCode, KnownCheck, Read } from './programme-definitions/known-check.ts';
import type { namedChecks } from './named-checks.ts';

const asks = (task: string, ...fields: string[]): Read => ({ task, fields });
/** What a definition need not ask, and is read where it does. */
const whereAsked = (task: string, ...fields: string[]): Read => ({ task, fields, where: task });
const check = (says: string, ...reads: Read[]): KnownCheck => ({ says, reads });
/** Of what the task asks that names it. */
const ofOwn = (says: string, ...own: string[]): KnownCheck => ({ says, reads: [], own });

/** Of a letter’s day. */
const keepsOff = (refuses: DaysWithoutLetters, says: string, ...reads: Read[]): KnownCheck => ({ says, reads, refuses });

const ends = (says: string, power: string, ...reads: Read[]): KnownCheck => ({
  says,
  reads: [asks(power, 'from'), ...reads],
  own: ['because', 'last-day'],
  isOfEnd: true,
});

/** The reviews of a suspension. */
const lookedOn: readonly Read[] = ['look', 'look-again', 'look-later'].map((review) => whereAsked(review, 'looked-on', 'still'));

/** Each power of intervention, and what may have taken it back. */
const uses: readonly Read[] = [
  ...['use-s63', 'use-s64', 'use-s65', 'use-s66'].map((use) => whereAsked(use)),
  ...['end-s65', 'end-s66'].map((end) => whereAsked(end, 'because')),
];

const exitTest = (task: string): Read => asks(task, 'result', 'made-on');

/** The second termly check holds in part, or holds where the first had slipped back. */
function twoLeaveItOpen(answers: Parameters<NonNullable<KnownCheck['asksFor']>>[0]): boolean {
  const [first, second] = [answers['first-check']?.['holds'], answers['second-check']?.['holds']];
  return second === 'in-part' || (second === 'yes' && first === 'no');
}

/** Checks that mean something in one kind of programme alone, and are offered there. */
const ofThe = <K extends string>(of: NonNullable<KnownCheck['of']>, group: Readonly<Record<K, KnownCheck>>): Readonly<Record<K, KnownCheck>> =>
  Object.fromEntries(Object.entries<KnownCheck>(group).map(([name, known]) => [name, { ...known, of }])) as Record<K, KnownCheck>;

/** THE list of what the checks in code are called, and of what they read: whatever has a check adds its line here too. */
const checks: Readonly<Record<keyof typeof namedChecks, KnownCheck>> = {
  'safeguarding-told-first': ofOwn('MASH or LADO were told first where it is about safeguarding', 'safeguarding', 'told-on'),
  'safeguarding-answered': check('Whether it is about safeguarding was answered', asks('safeguarding-first', 'safeguarding')),
  'invited-first': check('The invitation has been sent', asks('invitation')),
  'invitation-accepted': check('An academy’s trust has accepted the invitation', asks('invitation-answer', 'answer')),
  'plan-agreed': check('The single plan is agreed', asks('single-plan')),
  'plan-approved': check('The governors, or the trust, approved the plan', asks('governors-approval')),
  'exit-test-met': check('The exit test of the first cycle is met', exitTest('exit-test')),
  'exit-test-met-further': check('The exit test of the second cycle is met', exitTest('exit-test-further')),
  'exit-test-met-later': check('The exit test of the later cycle is met', exitTest('exit-test-later')),
  'decision-due': check('The exit test of the first cycle was made', exitTest('exit-test')),
  'decision-due-further': check('The exit test of the second cycle was made', exitTest('exit-test-further')),
  'decision-due-later': check('The exit test of the later cycle was made', exitTest('exit-test-later')),
  'three-terms-decided': check('The director decided formally that it may last beyond three terms', asks('three-terms', 'decision')),
  'three-terms-decided-later': check('The director decided formally that it may go on for another cycle', asks('three-terms-later', 'decision')),
  'return-decided': check('The director decided formally that it may go back to the plan', asks('three-terms-return', 'decision')),
  'plan-reaches-decision': check('The plan that is agreed reaches to the day by which the cycle is decided at the latest'),
  'weeks-after-exit': {
    ...check('Six weeks or more have gone by since the exit, and it is six weeks or more before the second termly check', whereAsked('second-check')),
    earliest: { from: { kind: 'stage' }, days: 42 },
  },
  'weeks-after-first-check': {
    ...check('The first termly check was made, and six weeks or more have gone by since', asks('first-check')),
    earliest: { from: { kind: 'task', task: 'first-check' }, days: 42 },
  },
  'weeks-after-second-check': {
    ...check('The second termly check was made, and six weeks or more have gone by since', asks('second-check')),
    earliest: { from: { kind: 'task', task: 'second-check' }, days: 42 },
  },
  'checks-held': {
    ...check(
      'Of the termly checks that were made, two at the least, the last holds, and the one before it had not slipped back',
      asks('first-check', 'holds'),
      asks('second-check', 'holds'),
      whereAsked('further-check', 'holds'),
    ),
    asksFor: (answers) => (twoLeaveItOpen(answers) ? 'further-check' : null),
  },

  ...ofThe('law', {
    'track-has-powers': check('The provider is a maintained school, over which the 2006 Act gives powers'),
    'no-live-secretary-of-state-notice': check('No warning notice of the Secretary of State’s is live', asks('secretary-check', 'live')),
    'secretary-of-state-checked': check('Whether a notice of the Secretary of State’s is live was looked up', asks('secretary-check', 'live')),
    'ended-by-secretary-of-state': check('A notice of the Secretary of State’s has ended the authority’s', asks('given', 'given-on')),
    'compliance-period-ahead': check(
      'The compliance period ends on a working day after the day on which the notice is given',
      asks('given', 'given-on', 'compliance-ends'),
    ),
    'powers-noticed-first': {
      says: 'The powers are used after the notice of them is given and after the compliance period, and section 64 is not named where it has lapsed by then',
      reads: [asks('given', 'compliance-ends')],
      own: ['acts-from', 'powers'],
    },
    'warning-notice-copied': ofOwn('The notice is copied at the same time to whom section 60 names', 'copies', 'nobody-appoints'),
    'pay-notice-copied': ofOwn('The notice is copied at the same time to whom section 60A names', 'copies', 'nobody-appoints'),
    'board-copied': ofOwn('A copy is given to whom Schedule 6 names', 'copies', 'nobody-appoints'),
    'consulted-whom-the-act-names': ofOwn('Whom the Act names for this school is consulted', 'whom', 'nobody-appoints'),
    'told-that-state-ended-it': check(
      'The governing body was told in writing that the Secretary of State’s notice ended the authority’s',
      asks('given'),
      whereAsked('state-ended'),
      whereAsked('state-ended-later'),
    ),
    'names-the-notice-that-ended-it': {
      says: 'The letter names the Secretary of State’s notice that is on record',
      reads: [asks('given', 'given-on')],
      own: ['state-on'],
    },
    'copied-as-the-notice-was': check('Whoever had a copy of the notice has one of the letter that it has ended', asks('given', 'copies')),
    'end-is-told': ofOwn('Those whom a power concerned are told in writing that it is over', 'because', 'told-on', 'signed-by'),
    'told-that-it-is-withdrawn': check(
      'The governing body was told in writing that the notice is withdrawn',
      asks('given'),
      whereAsked('withdrawal'),
      whereAsked('ending', 'because'),
    ),
    'told-that-it-was-complied-with': check(
      'The governing body was told in writing that the notice was complied with',
      asks('given'),
      asks('ending', 'because'),
    ),
    'told-that-intervention-is-over': check(
      'The governing body was told in writing that intervention is over',
      asks('given'),
      asks('ending', 'because'),
    ),
    'told-that-it-has-lapsed': check('The governing body was told in writing that section 64 has lapsed', asks('given'), asks('ending', 'because')),
    'told-that-concern-is-met': check(
      'The governing body was told in writing that the notice of concern was met',
      asks('notice'),
      asks('closing', 'because'),
    ),
    'told-that-concern-is-withdrawn': check(
      'The governing body was told in writing that the notice of concern is withdrawn',
      asks('notice'),
      asks('closing', 'because'),
    ),
    'compliance-period-over': check(
      'The compliance period is over before it is said that the notice was not complied with',
      asks('given', 'compliance-ends'),
      asks('compliance', 'complied'),
    ),
    'gateway-open': check('The gateway that is named is open', asks('gateway', 'gateway')),
    'some-gateway-open': check('The school is eligible for intervention by some gateway'),
    's60a-does-not-open-s63': ofOwn('The gateway that carries it is open, and opens section 63', 'gateway'),
    's64-in-time': ofOwn('Section 64 may be used on the day, by the gateway that carries it', 'gateway'),
    'eligible-for-s65': ofOwn('The gateway that carries it is open, and opens section 65', 'gateway'),
    'eligible-for-s66': ofOwn('The gateway that carries it is open, and opens section 66', 'gateway'),
    'power-in-time': check('It is no later than two months after the compliance period, as section 64 has it'),
    'consultation-since-gateway': check('Consultation began no sooner than the notice of powers, or the inspection, that opens the way'),
    'consulted-first-s63': check('Consultation on the arrangements is over', asks('consult-s63', 'until')),
    'consulted-first-s65': check('Consultation on an interim executive board is over', asks('consult-s65', 'until')),
    'secretary-of-state-consents': check('The Secretary of State has consented', asks('consent-s65', 'answer', 'answered-on')),
    'category-of-concern-confirmed': check(
      'An inspection on record requires significant improvement or special measures of a maintained school, and began before the statement was begun',
    ),
    'report-of-inspection': ofOwn('The report is that of the inspection on record: it came after it, with its category', 'received-on', 'category'),
    'no-category-of-concern': check('No inspection on record requires significant improvement or special measures'),
    'statement-for-maintained': check('The school is still maintained by the authority'),
    'no-longer-maintained': check('The school is no longer maintained by the authority'),
    'statement-says': ofOwn('The statement says what is done and in what time, or why nothing is', 'proposes', 'action', 'period', 'reasons'),
    'consent-was-asked-for': check('The Secretary of State’s consent was asked for', asks('request-s65', 'asked-on')),
    'statement-copied': ofOwn('The statement is copied to Ofsted, and to a voluntary aided school’s appointing body', 'copies'),
    'has-delegated-budget': check('The provider is a maintained school, with a budget that is delegated'),
    'month-of-notice': ofOwn('Not less than a month’s notice is given, or it is told why less is necessary', 'length', 'length-why'),
    'suspension-copied': ofOwn('The notice is copied to the head and to the Secretary of State', 'copies'),
    'review-before-funding-period': ofOwn('The first review is before the funding period', 'review-by'),
    'delegation-is-restored': check('It is recorded that delegation is restored', asks('restore', 'because')),
    'suspension-taken-back': check('It is recorded that the suspension was taken back', asks('restore', 'because')),
    'ends-s65': ends(
      'The interim executive board has a last day, which is not after the one that its notice names, or is taken back before its first',
      'use-s65',
      asks('use-s65', 'ends-on'),
    ),
    'ends-s66': ends('The suspension has a last day, or is taken back before its first', 'use-s66'),
    'ends-suspension': ends(
      'The suspension has a last day, before the funding period that follows the review, or is taken back before its first',
      'suspend',
      ...lookedOn,
    ),
    'end-told-ahead': ofOwn('A last day to come is told no later than that day', 'last-day', 'told-on'),
    'governors-were-appointed': check('Governors were appointed', asks('use-s64')),
    'board-is-over': check('The board’s last day has come', asks('end-s65', 'last-day')),
    'suspension-is-over': check('The last day of the suspension has come', asks('end-s66', 'last-day')),
    'delegation-begins-again': check('The last day of the suspension has come', asks('restore', 'last-day')),
    'board-was-set-up': { ...check('An interim executive board was set up', asks('use-s65')), isOfEnd: true },
    'funding-ground': check(
      'An inspection on record judged that safeguarding is not met, or leadership to need urgent improvement',
      asks('ground', 'ground'),
    ),
    'intervention-is-over': check('No intervention is under way by the gateway that the notice opened'),
    'no-power-left-in-force': {
      ...check(
        'No power is left in force without a last day, nor one whose last day is to come',
        { task: 'end-s65', fields: ['last-day'], where: 'use-s65' },
        { task: 'end-s66', fields: ['last-day'], where: 'use-s66' },
        { task: 'restore', fields: ['last-day'], where: 'suspend' },
      ),
      // A last day that the notice names is told in a letter before it.
      asksFor: (answers) => (answers['use-s65']?.['ends-on'] !== undefined && answers['end-s65'] === undefined ? 'end-s65' : null),
    },
    'notice-has-lapsed': check('The two months in which the notice opens section 64 are over', asks('given', 'compliance-ends')),
    'a-power-was-used': check('A power was used, and not taken back before its first day', ...uses),
    'no-power-was-used': check('No power was used, or each was taken back before its first day', ...uses),
    'intervention-was': check('There has been intervention by the gateway that the notice opened, and it has ended'),
    'notice-over-as-told': {
      says: 'Where section 64 is said to have lapsed it has, and where intervention is said to be over there was one',
      reads: [asks('given', 'compliance-ends')],
      own: ['because'],
    },
    'not-on-a-friday-unless-urgent': {
      ...keepsOff('fridays', 'The letter’s day is no Friday, unless safety is a ground or the power would lapse'),
      own: ['gateway'],
    },
    'not-at-the-end-of-term-unless-urgent': {
      ...keepsOff('ends-of-term', 'The letter’s day is not in the last two days of a term, unless safety is a ground or the power would lapse'),
      own: ['gateway'],
    },
    'not-on-a-friday-unless-short-notice': {
      ...keepsOff('fridays', 'The letter’s day is no Friday, unless less than a month’s notice is necessary'),
      own: ['length'],
    },
    'not-at-the-end-of-term-unless-short-notice': {
      ...keepsOff('ends-of-term', 'The letter’s day is not in the last two days of a term, unless less than a month’s notice is necessary'),
      own: ['length'],
    },
    'not-on-a-friday-unless-safety': keepsOff('fridays', 'The letter’s day is no Friday, unless safety is a ground', asks('grounds', 'grounds')),
    'not-at-the-end-of-term-unless-safety': keepsOff(
      'ends-of-term',
      'The letter’s day is not in the last two days of a term, unless safety is a ground',
      asks('grounds', 'grounds'),
    ),
  }),
  'called-first': check('Somebody rang before the letter’s day', asks('call', 'rang-on')),
  'rang-first': ofOwn('Somebody rang before the letter’s day, as the step itself records', 'rang-on'),
  'reply-on-a-working-day': ofOwn('The day by which a reply is asked for is a working day', 'reply-by'),
  'trust-copied': ofOwn('The trust’s chief executive has a copy', 'copies'),
  'talked-first': check('Somebody spoke with the trust before the letter’s day', asks('conversation', 'held-on')),
  'not-on-a-friday': keepsOff('fridays', 'The letter’s day is no Friday'),
  'not-at-the-end-of-term': keepsOff('ends-of-term', 'The letter’s day is not in the last two days of a term'),

  ...ofThe('early-years', {
    'is-childminder': check('The provider is a childminder'),
    'is-no-childminder': check('The provider is no childminder'),
    'not-inspected-yet': check('No inspection of it is on record'),
    'inspection-published': check('A published inspection of it is on record'),
  }),

  'first-day-of-somebody-new': ofOwn('The first day is one that somebody new may have', 'first-day'),
};

const noticed = (task: string): Read => whereAsked(task, 'acts-from', 'powers');
const ofNotice = [
  asks('given', 'given-on', 'compliance-ends'),
  asks('notice-of-powers', 'acts-from', 'powers'),
  noticed('notice-of-powers-further'),
  noticed('notice-of-powers-later'),
];
const ofPathway = [asks('first-visit', 'seen', 'agreed'), asks('visit', 'seen', 'agreed')];
const ofInduction = [asks('who', 'name', 'first-day', 'known-from')];

/** What pages, letters of the law and evidence read of the programmes that ship. */
const reads: KnownToCode['reads'] = {
  'trip': [asks('single-plan'), asks('governors-approval')],
  'warning-notice': ofNotice,
  'pay-notice': ofNotice,
  'statement-of-action': [asks('report', 'received-on'), asks('statement')],
  'intervention': [
    asks('use-s64', 'from'),
    asks('use-s65', 'from'),
    { task: 'end-s65', fields: ['last-day', 'because'], where: 'use-s65' },
    asks('use-s66', 'from'),
    { task: 'end-s66', fields: ['last-day', 'because'], where: 'use-s66' },
  ],
  'delegation': [asks('suspend', 'from'), asks('restore', 'last-day', 'because')],
  'headteacher-induction': ofInduction,
  'acting-head-induction': ofInduction,
  'setting-manager-induction': ofInduction,
  'newly-registered': ofPathway,
  'newly-registered-childminder': ofPathway,
  'peer-review': [asks('days', 'first', 'last'), asks('reviewers', 'schools')],
};

/** What pages of a plan do by its key, and the stage in which the exit test is made. */
const ofPlan: KnownToCode['ofPlan'] = [
  { task: 'single-plan' },
  { task: 'governors-approval' },
  { task: 'exit-test', stage: 'improving' },
  { task: 'exit-test-further', stage: 'further-cycle' },
  { task: 'exit-test-later', stage: 'later-cycle' },
];

export const knownToCode: KnownToCode = { checks, reads, ofPlan };
