import { careOf, type Urgent } from '../programme-definitions/care-of-letter.ts';
import type { ProgrammeDefinition, ProgrammeTask, TaskField } from '../programme-definitions/definition.ts';
import {
  byLaw,
  callBefore,
  choice,
  choices,
  date,
  forLegalServices,
  fromField,
  fromStage,
  fromTask,
  gate,
  longText,
  nobodyAppoints,
  outcome,
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

const ownPeriod = 'The notice’s own compliance period: the authority chooses it (Education and Inspections Act 2006 s60)';

/** To whom a notice goes at the same time. */
const copies = choices(
  'copies',
  'Copied at the same time to',
  {
    'head': 'Headteacher',
    'diocese': 'Diocese or other religious body',
    'appointing-body': 'Whoever appoints the foundation governors',
    'ofsted': 'Ofsted',
    'regions-group': 'Secretary of State (DfE Regions Group)',
  },
  {
    hint: 'The head always; the diocese of a church school; whoever appoints the foundation governors of a foundation or voluntary school; the Secretary of State, of a warning notice under section 60.',
  },
);

/** What the Secretary of State’s notice ended is over without a decision of the authority’s, and is told all the same. */
const tellThatStateEnded = (key: string, letter: string): ProgrammeTask =>
  statutoryTask({
    key, name: 'Tell the governing body that the Secretary of State’s notice ended it', says: 'In writing, with a copy to each who had one of the notice. The record that it has ended follows.', optional: true,
    due: within(12, 'months', fromField('given', 'given-on')), letter, checks: ['names-the-notice-that-ended-it', 'copied-as-the-notice-was'],
    fields: [
      date('state-on', 'Day of the Secretary of State’s notice', { hint: 'As it is on record.' }),
      copies,
      ...toldInWriting(fromField(key, 'state-on')),
    ],
  }); // prettier-ignore

interface NoticeWords {
  readonly key: string;
  readonly name: string;
  readonly inWords: string;
  readonly says: string;
  readonly law: string;
  readonly grounds: TaskField;
  /** Only section 60 is barred while a Secretary of State’s notice is live. */
  readonly watchesSecretaryOfState: boolean;
  readonly powers: Readonly<Record<'s64', string> & Record<string, string>>;
  /** What its letter does not wait for. */
  readonly urgent?: Urgent;
  /** What says so where somebody rings before it. */
  readonly days: string | undefined;
  readonly letter: string;
}

/** A notice, its compliance period, whether it was complied with, and the written notice of powers that makes the school eligible for intervention. */
function noticeDefinition({ key, name, inWords, says, law, grounds, watchesSecretaryOfState, powers, letter, urgent, days }: NoticeWords): ProgrammeDefinition {
  const unlessLive = watchesSecretaryOfState ? ['no-live-secretary-of-state-notice'] : [];
  const endedByState = watchesSecretaryOfState
    ? [statutoryGate({ key: 'ended-by-state', name: 'Record that the Secretary of State’s notice ended it', outcome: 'ended-by-state', needsTasks: false, checks: ['ended-by-secretary-of-state', 'told-that-state-ended-it'] })]
    : [];
  const tellStateEnded = (key: string, sends: string): ProgrammeTask[] => (watchesSecretaryOfState ? [tellThatStateEnded(key, sends)] : []);
  const noticeOfPowers = (task: 'notice-of-powers' | 'notice-of-powers-further' | 'notice-of-powers-later', called: string, is: string): ProgrammeTask => {
    // The second and third are wanted at few schools: far from a day that only the notice before has, they are no alarm where none is.
    const before = { 'notice-of-powers': null, 'notice-of-powers-further': 'notice-of-powers', 'notice-of-powers-later': 'notice-of-powers-further' }[task];
    return statutoryTask({
      key: task, name: called, says: is, optional: before !== null,
      due: before === null ? within(5, 'working-days') : within(6, 'months', fromField(before, 'acts-from')),
      letter: task, checks: ['track-has-powers', ...unlessLive, 'powers-noticed-first', ...careOf('rang', urgent)],
      fields: [
        date('given-on', 'Day it was given', { notBefore: fromStage, mayBeAhead: true, hint: 'No sooner than two people decided that the notice was not complied with.' }),
        ...rang,
        choices('powers', 'Powers that the authority proposes to use', { ...powers, s64: `${powers.s64}, within two months of the end of the compliance period (s64(2))` }, { hint: 'Section 64 is not named where those two months are over before the day below.' }),
        date('acts-from', 'Earliest day on which it acts', { notBefore: fromField(task, 'given-on'), mayBeAhead: true, hint: 'After the day on which the notice is given. What is reasonable notice is for legal services.' }),
        text('signed-by', 'Signed by'),
      ],
    });
  };
  const complied = statutoryGate({ key: 'complied', name: 'Close: complied with', outcome: 'complied', appliesWhen: { field: { task: 'compliance', field: 'complied', is: ['yes'] } } });
  const withdraw = statutoryGate({ key: 'withdraw', name: 'Withdraw the notice', outcome: 'withdrawn', needsTasks: false, checks: ['intervention-is-over', 'told-that-it-is-withdrawn'] });
  return {
    key, name, inWords, says,
    source: law,
    provisional: false,
    statutory: true,
    reasonIsTold: false,
    tracks: ['maintained'],
    triggers: ['programme', 'concern', 'inspection', 'by-hand'],
    attend: [{ who: 'Legal services', appliesWhen: null, as: null }, { who: 'The diocese', appliesWhen: { character: ['voluntary-aided', 'voluntary-controlled'] }, as: 'diocese' }],
    checks: ['track-has-powers', ...unlessLive],
    stages: [
      stage({
        key: 'prepare',
        name: 'Before the notice',
        says: 'Grounds and facts, advice, and whether the Secretary of State has acted already.',
        tasks: [
          task({
            key: 'grounds', name: 'Grounds, facts and action required', says: 'Why, on what facts, what the governing body must do, and what the authority is minded to do if it is not done. The notice states all four.',
            due: within(10, 'working-days'),
            fields: [
              grounds, longText('facts', 'The facts', { hint: 'What shows each ground. Name no child.' }), longText('action', 'Action required'),
              choices('minded', 'What the authority is minded to do if it is not done', { ...powers, otherwise: 'Other action' }, { hint: 'The notice says so: one power or more, or otherwise.' }),
              longText('minded-says', 'What that would be', { hint: 'Each of them in a sentence: “to appoint two additional governors”.' }),
              longText('tried', 'What was tried before', { required: false }),
            ],
          }),
          ...(watchesSecretaryOfState
            ? [task({
                key: 'secretary-check', name: 'Check for a notice of the Secretary of State’s', says: 'The authority gives none while one of the Secretary of State’s is live.',
                due: within(10, 'working-days'),
                fields: [choice('live', 'A notice of the Secretary of State’s is live', yesOrNo), date('checked-on', 'Day of the check', { notBefore: { kind: 'start' } }), text('with', 'With whom, or where it was looked up')],
              })]
            : []),
          task({
            key: 'advice', name: 'Advice of legal services', says: 'On grounds, period and copies.', by: 'legal', due: within(15, 'working-days'),
            fields: [date('advised-on', 'Day of the advice', { notBefore: { kind: 'start' } }), text('reference', 'Its reference')],
          }),
          callBefore('the head and the chair of governors', 17, days),
        ],
        gates: [
          statutoryGate({ key: 'give', name: 'Give the notice', to: 'compliance', checks: ['track-has-powers', ...unlessLive, ...(watchesSecretaryOfState ? ['secretary-of-state-checked'] : [])] }),
          gate({ key: 'not-given', name: 'Do not give it', outcome: 'not-given', by: 'director', needsTasks: false }),
        ],
      }),
      stage({
        key: 'compliance',
        name: 'Compliance period',
        says: 'The notice is given to the governing body, which may then make representations and must act.',
        tasks: [
          statutoryTask({
            key: 'given', name: 'The notice is given', says: 'To the governing body in writing, copied at the same time. The compliance period is this notice’s own.',
            due: within(5, 'working-days'), letter, checks: ['track-has-powers', ...unlessLive, 'compliance-period-ahead', `${key}-copied`, ...careOf('called', urgent)],
            fields: [
              date('given-on', 'Day it was given', { notBefore: fromStage, mayBeAhead: true, hint: 'No sooner than two people decided to give it.' }),
              date('compliance-ends', 'Last day of the compliance period', { notBefore: fromField('given', 'given-on'), mayBeAhead: true, hint: 'Long enough to do what is required. The fixed 15 working days ended in 2016.' }),
              copies,
              nobodyAppoints,
              text('signed-by', 'Signed by'),
            ],
          }),
          task({
            key: 'representations', name: 'Representations of the governing body', says: 'What they say of the notice, and the answer. There is no appeal to Ofsted since 2016.', optional: true,
            due: byLaw(0, 'calendar-days', fromField('given', 'compliance-ends'), ownPeriod),
            fields: [date('received-on', 'Day they came', { notBefore: fromField('given', 'given-on') }), longText('says', 'What they say'), longText('answer', 'The authority’s answer')],
          }),
          statutoryTask({
            key: 'compliance', name: 'Complied with or not', says: 'Decide, when the period is over, whether the governing body did what was required, and why you think so.',
            due: within(5, 'working-days', fromField('given', 'compliance-ends')), checks: ['compliance-period-over'],
            fields: [choice('complied', 'Complied with', yesOrNo), longText('reasons', 'Why')],
          }),
          statutoryTask({
            key: 'tell-complied', name: 'Tell the governing body that it complied', says: 'In writing: the notice is over.', appliesWhen: { field: { task: 'compliance', field: 'complied', is: ['yes'] } },
            due: within(5, 'working-days', fromTask('compliance')), letter: 'notice-complied-with', fields: [...toldInWriting(fromField('given', 'given-on'))],
          }),
          statutoryTask({
            key: 'withdrawal', name: 'Tell the governing body that it is withdrawn', says: 'In writing, and why. The decision to withdraw it follows.', optional: true,
            due: within(0, 'calendar-days', fromField('given', 'compliance-ends'), ownPeriod), letter: 'notice-withdrawn', checks: ['intervention-is-over'],
            fields: [longText('reasons', 'Why'), ...toldInWriting(fromField('given', 'given-on'))],
          }),
          ...tellStateEnded('state-ended', 'notice-ended-by-state'),
        ],
        gates: [
          complied,
          statutoryGate({ key: 'not-complied', name: 'Go on: not complied with', to: 'eligible', checks: ['track-has-powers', ...unlessLive, 'compliance-period-over'], appliesWhen: { field: { task: 'compliance', field: 'complied', is: ['no'] } } }),
          withdraw,
          ...endedByState,
        ],
      }),
      stage({
        key: 'eligible',
        name: 'Eligible for intervention',
        says: 'After reasonable written notice of the powers the school is eligible. The run stays open for as long as it is: intervention is a programme of its own.',
        tasks: [
          noticeOfPowers('notice-of-powers', 'Notice of powers', 'Reasonable written notice of the powers that the authority proposes to use, and from when.'),
          noticeOfPowers('notice-of-powers-further', 'Further notice of powers', 'Where another power becomes needed: reasonable written notice of it. Those of the notice before stand.'),
          noticeOfPowers('notice-of-powers-later', 'Later notice of powers', 'A third, where yet another power becomes needed.'),
          statutoryTask({
            key: 'ending', name: 'Tell the governing body that the notice is over', says: 'In writing, and why. The decision to close it follows.', optional: true,
            due: within(12, 'months', fromField('notice-of-powers', 'acts-from')), letter: 'notice-over', checks: ['intervention-is-over', 'notice-over-as-told'],
            fields: [
              choice('because', 'Why it is over', { complied: 'It was complied with after all', withdrawn: 'It is withdrawn', lapsed: 'Section 64 has lapsed, and no other power is to be used', intervened: 'Intervention is over' }),
              longText('reasons', 'What has changed'),
              ...toldInWriting(fromStage),
            ],
          }),
          ...tellStateEnded('state-ended-later', 'notice-ended-by-state-later'),
          task({
            key: 'governors-limit', name: 'Last day to appoint governors', says: 'Section 64 must be used within two months of the end of the compliance period. Record the day of the appointment, or that it is left.', optional: true,
            due: byLaw(2, 'months', fromField('given', 'compliance-ends'), 'Education and Inspections Act 2006 s64(2)'),
            fields: [choice('used', 'Governors were appointed', yesOrNo)],
          }),
          task({
            key: 'others-limit', name: 'Last day for the other powers, if they lapse likewise', says: 'Whether sections 63, 65 and 66 lapse as section 64 does is for legal services. Record what they say.', optional: true,
            due: within(2, 'months', fromField('given', 'compliance-ends'), `${forLegalServices}: whether the other powers lapse like section 64`),
            fields: [longText('advice', 'What legal services say')],
          }),
        ],
        gates: [
          statutoryGate({ key: 'complied-late', name: 'Close: complied with after all', outcome: 'complied', needsTasks: false, checks: ['intervention-is-over', 'told-that-it-was-complied-with'] }),
          statutoryGate({ key: 'intervention-over', name: 'Close: intervention is over', outcome: 'intervened', checks: ['intervention-is-over', 'intervention-was', 'told-that-intervention-is-over'] }),
          statutoryGate({ key: 'lapsed', name: 'Close: section 64 has lapsed and no other power is to be used', outcome: 'lapsed', needsTasks: false, checks: ['intervention-is-over', 'notice-has-lapsed', 'told-that-it-has-lapsed'] }),
          withdraw,
          ...endedByState,
        ],
      }),
    ],
    outcomes: [
      outcome('complied', 'Complied with', true),
      outcome('intervened', 'Followed by intervention'),
      outcome('lapsed', 'Section 64 lapsed, and no other power is to be used', false),
      outcome('withdrawn', 'Withdrawn'),
      outcome('not-given', 'Not given'),
      ...(watchesSecretaryOfState ? [outcome('ended-by-state', 'Ended by a notice of the Secretary of State’s')] : []),
    ],
  };
} // prettier-ignore

const s64Up = { s64: 'Appoint governors (s64)', s65: 'Interim executive board (s65)', s66: 'Suspend the delegated budget (s66)' };

export const warningNoticeDefinition = noticeDefinition({
  key: 'warning-notice',
  name: 'Warning notice',
  inWords: 'a warning notice (s60)',
  says: 'A notice to the governing body of a maintained school: grounds, facts, action required, and its own compliance period.',
  law: 'Education and Inspections Act 2006 s60',
  watchesSecretaryOfState: true,
  grounds: choices(
    'grounds',
    'Grounds (s60)',
    {
      standards: '(a) Standards are unacceptably low and likely to stay so',
      breakdown: '(b) Serious breakdown in management or governance',
      safety: '(c) Safety is threatened',
    },
    { hint: 'Where safety is threatened, neither a Friday nor the end of a term holds the notice back.' },
  ),
  powers: { s63: 'Require arrangements (s63)', ...s64Up },
  letter: 'warning-notice',
  urgent: 'safety',
  days: 'None goes on a Friday or in a term’s last two days, unless safety is a ground: then neither holds it back.',
});

export const payNoticeDefinition = noticeDefinition({
  key: 'pay-notice',
  name: 'Teachers’ pay and conditions notice',
  inWords: 'a teachers’ pay and conditions notice (s60A)',
  says: 'A notice where teachers’ pay and conditions are not kept to. It opens sections 64, 65 and 66, and not section 63. Whether a notice of the Secretary of State’s bars it is for legal services.',
  law: 'Education and Inspections Act 2006 s60A',
  watchesSecretaryOfState: false,
  grounds: choices('grounds', 'Grounds (s60A)', {
    governors: 'The governing body does not keep to teachers’ pay and conditions',
    head: 'The governing body does not see to it that the head does',
  }, { hint: forLegalServices }),
  powers: s64Up,
  letter: 'pay-notice',
  days: undefined,
}); // prettier-ignore
