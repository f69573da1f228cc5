import { careOf } from '../programme-definitions/care-of-letter.ts';
import type { ProgrammeDefinition, ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import {
  byLaw,
  choice,
  choices,
  date,
  endOfPower,
  forLegalServices,
  fromField,
  fromStage,
  fromTask,
  longText,
  nobodyAppoints,
  outcome,
  provisional,
  rang,
  stage,
  statutoryGate,
  statutoryTask,
  task,
  text,
  toldInWriting,
  within,
  yesOrNo,
} from './definition-parts.ts';

const planned = (power: string) => ({ field: { task: `plan-${power}`, field: 'use', is: ['yes'] } });
/** Each is thought of by itself, and again when things change. */
const plan = (power: string, name: string, says: string): ProgrammeTask =>
  task({
    key: `plan-${power}`,
    name,
    says,
    by: 'director',
    due: within(10, 'working-days'),
    fields: [choice('use', 'The authority proposes to use it', yesOrNo), longText('why', 'Why')],
  });

/** How soon a power is used is ours; section 64’s limit of the law stands in the notice’s own run. */
const soonAfter = (power: string) => within(30, 'working-days', fromTask(`plan-${power}`));

const consult = (section: string, what: string): ProgrammeTask =>
  task({
    key: `consult-${section}`,
    name: `Consult on ${what}`,
    says: `Before section ${section.slice(1)} is used. It may be held in the time that the notice of powers gives, and is recorded when it is over.`,
    optional: true,
    appliesWhen: planned(section),
    due: within(10, 'working-days', fromTask(`plan-${section}`), forLegalServices),
    checks: ['consultation-since-gateway', 'consulted-whom-the-act-names'],
    fields: [
      choices('whom', 'Consulted', { 'governing-body': 'Governing body', 'diocese': 'Diocese or other religious body', 'appointing-body': 'Whoever appoints the foundation governors', 'others': 'Others' }, { hint: 'The governing body always; of a foundation or voluntary school the diocese where it is a church school, else whoever appoints its foundation governors.' }),
      date('from', 'First day', { hint: 'No sooner than the notice of powers, or the inspection.' }),
      date('until', 'Last day', { notBefore: fromField(`consult-${section}`, 'from') }),
      nobodyAppoints,
      longText('says', 'What they said'),
    ],
  }); // prettier-ignore

const gatewayNames = {
  s60: 'Warning notice not complied with (s60)',
  s60a: 'Pay and conditions notice not complied with (s60A)',
  s61: 'Requires significant improvement (s61)',
  s62: 'Requires special measures (s62)',
} as const;
/** Named again for each power: the gateway by which intervention began may have shut since, and the letter states what carries it. */
const carried = (of: Readonly<Record<string, string>> = gatewayNames): TaskField[] => [
  choice('gateway', 'Gateway that carries it', of, { hint: 'One that is open on that day.' }),
  longText('basis', 'Why the school is eligible by it'),
];

/** How often a power that lasts is looked at. */
const looked = (section: string) => within(3, 'months', fromField(`use-${section}`, 'from'), `${forLegalServices}: how often it is looked at`);

interface Ending extends Pick<ProgrammeTask, 'due'> {
  readonly because: Readonly<Record<string, string>>;
  readonly also?: readonly TaskField[];
}

/** An end of a power that lasts. */
const ends = (section: string, name: string, of: string, { because, due, also = [] }: Ending): ProgrammeTask =>
  statutoryTask({
    key: `end-${section}`,
    name,
    says: 'From which day it is over, and why; or, before its first day, that it is taken back, and why.',
    optional: true,
    appliesWhen: planned(section),
    due,
    letter: `end-of-${section}`,
    checks: [`ends-${section}`, 'end-is-told', 'end-told-ahead'],
    fields: [...endOfPower(`use-${section}`, because), longText('reasons', of), ...also, ...toldInWriting(fromStage, false)],
  });

const ofBoard = {
  'members': 'Every interim executive member',
  'regions-group': 'Secretary of State (DfE Regions Group)',
  'diocese': 'Diocese of a Church of England or Catholic school',
  'appointing-body': 'Whoever appoints the foundation governors',
};
/** Of the notice, and of each appointment to the board. */
const copiesOfBoard = choices(
  'copies',
  'Copies given to',
  { governors: 'Every existing governor', ...ofBoard },
  {
    hint: 'Schedule 6 paragraph 6: the first three always; of a foundation or voluntary school the diocese where it is a church school, else whoever appoints its foundation governors.',
  },
);

const afterLast = `${provisional}: on the last day that was told`;
/** Why a suspension is over, and why a board is. */
const suspensionEnds = { restored: 'The budget is delegated again', academy: 'The school becomes an academy' };
const boardEnds = { 'new-governors': 'A governing body takes its place', 'academy': 'The school becomes an academy', 'withdrawn': 'Withdrawn' };

/** The powers of a school that is eligible, by whichever gateway. Each is used or not; none is used without what must come before it. */
export const interventionDefinition: ProgrammeDefinition = {
  key: 'intervention',
  name: 'Intervention',
  inWords: 'intervention',
  says: 'The authority’s powers over a maintained school that is eligible for intervention, by any of sections 60, 60A, 61 and 62.',
  source: 'Education and Inspections Act 2006 ss60 to 66',
  provisional: false,
  statutory: true,
  reasonIsTold: false,
  tracks: ['maintained'],
  triggers: ['programme', 'inspection', 'by-hand'],
  attend: [{ who: 'Legal services', appliesWhen: null, as: null }, { who: 'The diocese', appliesWhen: { character: ['voluntary-aided', 'voluntary-controlled'] }, as: 'diocese' }],
  checks: ['track-has-powers', 'some-gateway-open'],
  stages: [
    stage({
      key: 'entry',
      name: 'Gateway',
      says: 'By which gateway the school is eligible for intervention.',
      tasks: [
        statutoryTask({
          key: 'gateway', name: 'Name the gateway', says: 'Sections 61 and 62 follow from an inspection and need no notice.',
          due: within(5, 'working-days'), checks: ['gateway-open'],
          fields: [
            choice('gateway', 'Gateway', gatewayNames),
            longText('basis', 'Why the school is eligible'),
          ],
        }),
      ],
      gates: [
        statutoryGate({ key: 'use-powers', name: 'Go on to the powers', to: 'powers', checks: ['some-gateway-open'] }),
        statutoryGate({ key: 'leave-entry', name: 'Close: no power is used', outcome: 'not-used', needsTasks: false }),
      ],
    }),
    stage({
      key: 'powers',
      name: 'Powers',
      says: 'Each power, with what must come before it. What belongs to a power that is not proposed does not apply.',
      tasks: [
        plan('s63', 'Requiring arrangements (s63): propose it or not', 'Not where a pay and conditions notice alone opened the way. Consultation comes first.'),
        plan('s64', 'Additional governors (s64): propose it or not', 'Where a notice opened the way, within two months of the end of the compliance period.'),
        plan('s65', 'Interim executive board (s65): propose it or not', 'Consultation comes first, and the Secretary of State’s consent.'),
        plan('s66', 'Suspending the delegated budget (s66): propose it or not', 'Suspension for mismanagement of money under the 1998 Act is another programme.'),
        plan('dfe', 'DfE Regions Group, RISE, structural change: refer or not', 'The duty to make an academy order was repealed from 29 June 2026 (Children’s Wellbeing and Schools Act 2026 s58); a discretion remains.'),
        consult('s63', 'the arrangements'),
        statutoryTask({
          key: 'use-s63', name: 'Require arrangements (s63)', says: 'The governing body must make the arrangements that the authority names.', optional: true, appliesWhen: planned('s63'),
          due: soonAfter('s63'), letter: 's63', checks: ['s60a-does-not-open-s63', 'consulted-first-s63', ...careOf('rang', 'urgent')],
          fields: [date('from', 'Day of the requirement', { notBefore: fromField('consult-s63', 'from') }), ...rang, ...carried(), longText('arrangements', 'Arrangements required'), text('signed-by', 'Signed by')],
        }),
        statutoryTask({
          key: 'use-s64', name: 'Appoint additional governors (s64)', says: 'Within two months of the end of the compliance period, where a notice opened the way.', optional: true, appliesWhen: planned('s64'),
          due: soonAfter('s64'), letter: 's64', checks: ['s64-in-time', ...careOf('rang', 'urgent')],
          fields: [date('from', 'Day of the appointment', { notBefore: { kind: 'start' } }), ...rang, ...carried({ ...gatewayNames, s60: `${gatewayNames.s60}, within two months of the end of its compliance period (s64(2))`, s60a: `${gatewayNames.s60a}, within two months of the end of its compliance period (s64(2))` }), longText('governors', 'Who is appointed'), text('term', 'For how long'), text('signed-by', 'Signed by')],
        }),
        task({
          key: 's64-matching', name: 'Tell the appointing authority', checks: ['governors-were-appointed'], says: 'In a voluntary aided school the appointing authority may then appoint as many governors (s64(4)).', optional: true,
          appliesWhen: { character: ['voluntary-aided'], ...planned('s64') }, due: within(5, 'working-days', fromTask('use-s64')),
          fields: [date('told-on', 'Day it was told', { notBefore: fromField('use-s64', 'from') }), longText('appoints', 'Whom it appoints', { required: false })],
        }),
        consult('s65', 'an interim executive board'),
        statutoryTask({
          key: 'request-s65', name: 'Ask for the Secretary of State’s consent', says: 'An interim executive board needs it. Until it is answered the request waits here.', optional: true, appliesWhen: planned('s65'), twoPersons: false,
          due: within(5, 'working-days', fromTask('consult-s65'), forLegalServices),
          fields: [date('asked-on', 'Day it was asked for', { notBefore: fromField('consult-s65', 'from') }), text('with', 'Of whom', { hint: 'For example: the DfE Regions Group.' }), longText('sent', 'What was sent with it', { required: false })],
        }),
        statutoryTask({
          key: 'consent-s65', name: 'The Secretary of State’s answer', says: 'Consent is given or refused.', optional: true, appliesWhen: planned('s65'), twoPersons: false,
          due: within(20, 'working-days', fromField('request-s65', 'asked-on'), forLegalServices), checks: ['consent-was-asked-for'],
          fields: [choice('answer', 'The answer', { given: 'Consent is given', refused: 'Consent is refused' }), date('answered-on', 'Day of the answer', { notBefore: fromField('request-s65', 'asked-on') }), text('reference', 'Its reference')],
        }),
        statutoryTask({
          key: 'use-s65', name: 'Interim executive board (s65)', says: 'It takes the governing body’s place.', optional: true, appliesWhen: planned('s65'),
          due: soonAfter('s65'), letter: 's65', checks: ['eligible-for-s65', 'consulted-first-s65', 'secretary-of-state-consents', 'board-copied', ...careOf('rang', 'urgent')],
          fields: [date('from', 'Day it takes the governing body’s place', { notBefore: fromField('consent-s65', 'answered-on'), mayBeAhead: true }), date('ends-on', 'Last day of the board, where the notice names it', { notBefore: fromField('use-s65', 'from'), mayBeAhead: true, required: false, hint: 'The notice may say how long the board lasts (Schedule 6 paragraph 7). Otherwise its end is told later.' }), ...rang, ...carried(), longText('members', 'Its members'), copiesOfBoard, nobodyAppoints, text('signed-by', 'Signed by')],
        }),
        statutoryTask({
          key: 'use-s66', name: 'Suspend the delegated budget (s66)', says: 'The authority decides what is spent.', optional: true, appliesWhen: planned('s66'),
          due: soonAfter('s66'), letter: 's66', checks: ['eligible-for-s66', ...careOf('rang', 'urgent')],
          fields: [date('from', 'Day of the suspension', { notBefore: { kind: 'start' }, mayBeAhead: true }), ...rang, ...carried(), longText('reasons', 'Why'), text('signed-by', 'Signed by')],
        }),
        task({
          key: 'look-s65', name: 'Look at whether the interim executive board is still needed', says: 'And from when a governing body could take its place.', optional: true, appliesWhen: planned('s65'),
          due: looked('s65'), checks: ['board-was-set-up'], fields: [longText('found', 'What was found')],
        }),
        ends('s65', 'End of the interim executive board', 'How the school is governed after it', {
          because: boardEnds, also: [choices('copies', 'Copies given to', ofBoard, { required: false, hint: `Schedule 6 says who has notice that a governing body takes the board’s place. ${forLegalServices}.` })],
          due: byLaw(0, 'calendar-days', fromField('use-s65', 'ends-on'), 'Education and Inspections Act 2006 Schedule 6 paragraph 7: the last day that the notice names, by which its end is told'),
        }),
        task({
          key: 'after-s65', name: 'The interim executive board ends', checks: ['board-is-over'], says: 'On its last day the board is over. Record who governs the school from the day after.', optional: true,
          appliesWhen: { field: { task: 'end-s65', field: 'because', is: Object.keys(boardEnds) } },
          due: within(0, 'calendar-days', fromField('end-s65', 'last-day'), afterLast),
          fields: [longText('governs', 'Who governs the school after it')],
        }),
        ends('s66', 'End of the suspension', 'What has changed', { because: suspensionEnds, due: looked('s66') }),
        task({
          key: 'after-s66', name: 'The suspension ends', checks: ['suspension-is-over'], says: 'From the day after its last the governing body decides on the budget again. Record what was arranged for it.', optional: true,
          appliesWhen: { field: { task: 'end-s66', field: 'because', is: Object.keys(suspensionEnds) } },
          due: within(0, 'calendar-days', fromField('end-s66', 'last-day'), afterLast),
          fields: [longText('arranged', 'What was arranged for the day after')],
        }),
        task({
          key: 'referral', name: 'Referral to the DfE Regions Group', says: 'What the authority asks, and what it has tried.', by: 'director', appliesWhen: planned('dfe'), due: within(5, 'working-days', fromTask('plan-dfe')),
          fields: [date('sent-on', 'Day it was sent', { notBefore: { kind: 'start' } }), choices('asks', 'What is asked', { 'rise': 'RISE support', 'academy-order': 'An academy order, by discretion', 'other': 'Something else' }), longText('says', 'What it says')],
        }),
        task({
          key: 'referral-answer', name: 'The answer of the Regions Group', says: 'What it decides.', appliesWhen: planned('dfe'), due: within(20, 'working-days', fromField('referral', 'sent-on')),
          fields: [date('came-on', 'Day it came', { notBefore: fromField('referral', 'sent-on') }), longText('says', 'What it says')],
        }),
      ],
      gates: [
        statutoryGate({ key: 'improved', name: 'Close: intervention has done its work', outcome: 'improved', checks: ['no-power-left-in-force', 'a-power-was-used'] }),
        statutoryGate({ key: 'change', name: 'Close: structural change', outcome: 'structural-change', needsTasks: false, checks: ['no-power-left-in-force'] }),
        statutoryGate({ key: 'leave-entry', name: 'Close: no power is used', outcome: 'not-used', needsTasks: false, checks: ['no-power-was-used'] }),
        statutoryGate({ key: 'leave', name: 'Close: intervention ends without it', outcome: 'ended', needsTasks: false, checks: ['no-power-left-in-force'] }),
      ],
    }),
  ],
  outcomes: [
    outcome('improved', 'The school is no longer in need of it', true),
    outcome('structural-change', 'Structural change'),
    outcome('not-used', 'No power was used'),
    outcome('ended', 'Ended otherwise', false),
  ],
}; // prettier-ignore
