import type { Trigger } from '../../src/support/programme-definitions/definition.ts';
import type { FieldAnswers, Grade } from '../../src/support/programmes/run.ts';
import type { PlanDocument } from '../../src/support/trip/plan.ts';

/** What happens in a run, each by the command of its page and in the name of whoever does it. */
type WhatHappens =
  | { readonly does: 'task'; readonly task: string; readonly answers: FieldAnswers }
  | { readonly does: 'gate'; readonly gate: string; readonly reason: string }
  | { readonly does: 'plan'; readonly plan: InventedPlan }
  | { readonly does: 'approve'; readonly meeting: string }
  | { readonly does: 'milestones'; readonly halfTerm: number; readonly evidence: string }
  | { readonly does: 'review'; readonly grade: Grade; readonly evidence: string; readonly direction: string; readonly next: string }
  | { readonly does: 'exit-test'; readonly evidence: string };
export type InventedStep = { readonly on: string; readonly by: string } & WhatHappens;

/** With one priority, objective and action. A milestone for each half-term, in their order. */
export interface InventedPlan extends Pick<PlanDocument, 'startsOn' | 'endsOn'> {
  readonly title: string;
  readonly why: string;
  readonly measures: readonly string[];
  readonly objective: string;
  readonly success: string;
  readonly milestones: readonly string[];
  readonly action: { readonly what: string; readonly owner: string; readonly dueOn: string; readonly success: string };
  readonly support: { readonly what: string; readonly days: number; readonly cost: number };
}

export interface InventedRun {
  /** URN or Ofsted’s number. */
  readonly number: string;
  readonly programme: string;
  readonly trigger: Trigger;
  readonly reason: string;
  readonly on: string;
  readonly by: string;
  readonly holder: string;
  readonly steps: readonly InventedStep[];
}

const [lead, deputy, nasreen, alun, fenella] = ['Philippa Ravenhythe', 'Tobias Northmere', 'Nasreen Greywell', 'Alun Thistlewaite', 'Fenella Hollinsea'] as const; // prettier-ignore
export const task = (on: string, by: string, name: string, answers: FieldAnswers): InventedStep => ({ on, by, does: 'task', task: name, answers });
export const gate = (on: string, by: string, name: string, reason: string): InventedStep => ({ on, by, does: 'gate', gate: name, reason });
const step = (on: string, by: string, what: WhatHappens): InventedStep => ({ on, by, ...what });

/** The way into rapid improvement, up to the single plan, from the day on which it begins. */
export const intoTrip = (
  days: readonly [string, string, string, string, string],
  known: string,
  found: string,
  adviser: string = nasreen,
): readonly InventedStep[] => [
  task(days[0], lead, 'safeguarding-first', { safeguarding: 'no' }),
  task(days[1], lead, 'triage', { known, why: 'What was tried at the tier before has not been enough, and leaders ask for a single plan.' }),
  gate(days[2], lead, 'begin', 'The head and the chair agree that it would help.'),
  task(days[3], lead, 'entry-meeting', { attended: 'The head, the chair and the adviser', agreed: 'One plan in place of three, and how governors are told.' }), // prettier-ignore
  task(days[3], lead, 'entry-letter', {
    'called-on': days[3],
    'sent-on': days[3],
    'sent-to': 'The head and the chair of governors',
    'signed-by': lead,
  }),
  gate(days[3], adviser, 'go-on-to-diagnosis', 'The entry meeting was held.'),
  task(days[4], adviser, 'diagnostic-review', { found, causes: 'Schemes were changed twice in two years, and teachers were not trained in the last.', capacity: 'Leaders know their school; governors need figures they can read.' }), // prettier-ignore
  gate(days[4], adviser, 'go-on-to-planning', 'Leaders recognise what was found.'),
];

export const runs: readonly InventedRun[] = [
  {
    number: '900136',
    programme: 'trip',
    trigger: 'by-hand',
    reason: 'The chair asked, after two teachers left in the summer',
    on: '2024-09-10',
    by: lead,
    holder: lead,
    steps: [
      task('2024-09-10', lead, 'safeguarding-first', { safeguarding: 'no' }),
      gate('2024-10-03', lead, 'not-taken-up', 'Both posts are filled, and the school has a plan of its own: the adviser’s usual visits are enough.'),
    ],
  },
  {
    number: '900133',
    programme: 'trip',
    trigger: 'by-hand',
    reason: 'Boys are far behind girls at the end of key stage 2: 63% of them reached the standard in 2025, and 80% of girls. Writing holds them back, and the plan for it has not moved.', // prettier-ignore
    on: '2025-09-08',
    by: lead,
    holder: nasreen,
    steps: [
      ...intoTrip(['2025-09-08', '2025-09-10', '2025-09-11', '2025-09-18', '2025-09-25'], 'Writing at key stage 2, three years of books and the governors’ minutes.', 'Handwriting and spelling are taught apart from writing, and rarely.'), // prettier-ignore
      step('2025-10-02', nasreen, {
        does: 'plan',
        plan: {
          startsOn: '2025-10-06',
          endsOn: '2026-02-13',
          title: 'Writing',
          why: 'Too few write with ease by the end of key stage 2',
          measures: ['ks2-rwm-expected'],
          objective: 'Every class writes each day, and is taught how',
          success: 'Two in three at the expected standard in July',
          milestones: ['The daily lesson is in every timetable', 'Books show it in every class', 'Half of year 6 are on track'],
          action: {
            what: 'Teach the deputy and two teachers to coach writing',
            owner: 'Deputy head',
            dueOn: '2025-12-12',
            success: 'Each has coached three colleagues',
          },
          support: { what: 'An adviser in classrooms', days: 6, cost: 2790 },
        },
      }),
      step('2025-10-06', nasreen, { does: 'approve', meeting: 'Governing body, 6 October 2025, minute 4' }),
      gate('2025-10-06', nasreen, 'begin-the-plan', 'The governors approved it.'),
      step('2025-10-22', nasreen, { does: 'milestones', halfTerm: 0, evidence: 'Seen in every timetable' }),
      step('2025-11-24', lead, { does: 'review', grade: 'some', evidence: 'Books of five classes: daily writing in four', direction: 'Moving, unevenly', next: 'Coaching for the fifth class' }), // prettier-ignore
      step('2025-12-17', nasreen, { does: 'milestones', halfTerm: 1, evidence: 'Books of every class, with the deputy' }),
      step('2026-01-26', lead, { does: 'review', grade: 'good', evidence: 'Books, lessons and what pupils say', direction: 'Better in every class', next: 'Leaders carry it on' }), // prettier-ignore
      step('2026-02-11', nasreen, { does: 'milestones', halfTerm: 2, evidence: 'The school’s own assessment, looked at together' }),
      step('2026-02-12', nasreen, { does: 'exit-test', evidence: 'Two coaches are in post, and governors read the figures each half-term' }),
      gate('2026-02-12', lead, 'exit-improving', 'Every milestone is met, and leaders can carry it on.'),
      task('2026-05-20', nasreen, 'first-check', { holds: 'yes', found: 'Writing each day, in every class; the coaches still coach.' }),
      task('2026-10-14', nasreen, 'second-check', { holds: 'yes', found: 'New teachers were trained in the first week.' }),
      task('2026-10-21', lead, 'lessons-learned', {
        'worked': 'Coaches of its own, and one plan that governors could read.',
        'did-not': 'The first term had too many actions.',
        'differently': 'Begin with one class, and show it to the others.',
        'school': 'The head would have liked the chair to be there from the first day.',
      }),
      gate('2026-10-22', lead, 'close-sustained', 'Both checks held.'),
    ],
  },
  {
    number: '900214',
    programme: 'trip',
    trigger: 'by-hand',
    reason:
      'Fewer than half have reached the standard at the end of key stage 2 for two years, mathematics above all, and the new head asks for one plan',
    on: '2025-09-03',
    by: lead,
    holder: alun,
    steps: [
      ...intoTrip(['2025-09-03', '2025-09-04', '2025-09-05', '2025-09-10', '2025-09-17'], 'Mathematics at key stage 2, and the tests of the last three years.', 'Number facts are taught rarely, and each class in its own way.', alun), // prettier-ignore
      step('2025-09-24', alun, {
        does: 'plan',
        plan: {
          startsOn: '2025-09-25',
          endsOn: '2025-12-19',
          title: 'Mathematics',
          why: 'Too few are fluent with number by the end of year 4',
          measures: ['ks2-rwm-expected'],
          objective: 'Number facts are taught each day, and in one way',
          success: 'Three in four know their tables in June',
          milestones: ['The daily lesson is in every timetable', 'Every teacher is seen to teach it well'],
          action: {
            what: 'Train every teacher in the scheme',
            owner: 'Mathematics lead',
            dueOn: '2025-10-24',
            success: 'Each has been seen to teach it',
          },
          support: { what: 'An adviser in classrooms', days: 5, cost: 2325 },
        },
      }),
      step('2025-09-29', alun, { does: 'approve', meeting: 'Full governing body, 29 September 2025, minute 5' }),
      gate('2025-09-29', alun, 'begin-the-plan', 'The governors approved it.'),
      step('2025-10-22', alun, { does: 'milestones', halfTerm: 0, evidence: 'In every timetable since September' }),
      step('2025-11-12', lead, { does: 'review', grade: 'good', evidence: 'Lessons in every class', direction: 'Better in every class', next: 'The last two teachers work beside the lead' }), // prettier-ignore
      step('2025-12-15', alun, { does: 'milestones', halfTerm: 1, evidence: 'Seen, class by class, with the mathematics lead' }),
      step('2025-12-16', lead, { does: 'review', grade: 'sustained', evidence: 'Lessons, books and the school’s own tests', direction: 'Steady', next: 'Leaders carry it on' }), // prettier-ignore
      step('2025-12-17', alun, { does: 'exit-test', evidence: 'The mathematics lead trains who is new, and governors read the figures' }),
      gate('2025-12-17', lead, 'exit-improving', 'Every milestone is met, and leaders can carry it on.'),
      task('2026-03-25', alun, 'first-check', { holds: 'yes', found: 'Number facts each day, in every class.' }),
      task('2026-07-08', alun, 'second-check', { holds: 'yes', found: 'Two new teachers do it as the others do.' }),
      task('2026-07-13', lead, 'lessons-learned', {
        'worked': 'A head who asked, and one thing at a time.',
        'did-not': 'The first training was too long.',
        'differently': 'Train in three short parts.',
        'school': 'It came at the right time.',
      }),
      gate('2026-07-15', lead, 'close-sustained', 'Both checks held.'),
    ],
  },
  {
    number: '900125',
    programme: 'trip',
    trigger: 'by-hand',
    reason: 'Fewer reach the standard in reading, writing and mathematics at the end of key stage 2 each year: 57%, then 56%, and 50% this July. The improvement plan has not moved it.', // prettier-ignore
    on: '2026-09-07',
    by: lead,
    holder: alun,
    steps: [
      ...intoTrip(['2026-09-07', '2026-09-09', '2026-09-10', '2026-09-17', '2026-09-24'], 'The results of three years, and the adviser’s notes of the summer.', 'Gaps in number and in reading that open in year 3 are found in year 6.', alun), // prettier-ignore
      step('2026-10-02', alun, {
        does: 'plan',
        plan: {
          startsOn: '2026-10-05',
          endsOn: '2027-03-25',
          title: 'Reading and mathematics in years 3 to 6',
          why: 'Half of year 6 left without the standard, and most of their gaps had opened three years before',
          measures: ['ks2-rwm-expected'],
          objective: 'Every teacher of years 3 to 6 knows who has a gap, and closes it within the half-term',
          success: 'Three in five of year 6 reach the standard in July',
          milestones: [
            'Every class of years 3 to 6 has been assessed, and the gaps are listed',
            'Every teacher is seen to teach to what the lists say',
            'Half of the gaps of the autumn are closed',
            'Three in five of year 6 are on track',
          ],
          action: {
            what: 'Train the teachers of years 3 to 6 to find gaps and to close them',
            owner: 'The leaders of English and mathematics',
            dueOn: '2026-12-11',
            success: 'Each has been seen to do it',
          },
          support: { what: 'An adviser in classrooms, and two days of the training school’s leader of mathematics', days: 8, cost: 3720 },
        },
      }),
      step('2026-10-05', alun, { does: 'approve', meeting: 'Extraordinary meeting of the governing body, 5 October 2026, minute 2' }),
      gate('2026-10-05', alun, 'begin-the-plan', 'The governors approved it.'),
      step('2026-10-22', alun, { does: 'milestones', halfTerm: 0, evidence: 'The lists of all four classes, read with the head' }),
      step('2026-11-19', lead, { does: 'review', grade: 'some', evidence: 'Lessons in four classes: three taught to what the lists say', direction: 'The gaps are known; closing them comes next', next: 'The leader of mathematics works beside the fourth teacher' }), // prettier-ignore
    ],
  },
  {
    number: '900111',
    programme: 'academy-route',
    trigger: 'by-hand',
    reason: 'Suspensions have doubled, and the trust has not answered the adviser',
    on: '2026-10-05',
    by: lead,
    holder: alun,
    steps: [
      task('2026-10-12', lead, 'conversation', { 'held-on': '2026-10-12', 'with': 'The head and the trust’s chief executive', 'said': 'The trust has seen it too, and looks at its policy.' }), // prettier-ignore
      task('2026-10-15', lead, 'letter', {
        'sent-on': '2026-10-15',
        'facts': 'Suspensions per hundred pupils, by half-term, beside schools like it.',
        'asks': 'What the trust will do, and by when.',
        'reply-by': '2026-11-13',
        'signed-by': lead,
      }),
    ],
  },
  {
    number: '900140',
    programme: 'warning-notice',
    trigger: 'by-hand',
    reason: 'The governing body has had no chair since July, and has not met since September',
    on: '2026-11-09',
    by: lead,
    holder: lead,
    steps: [
      task('2026-11-16', lead, 'grounds', {
        grounds: ['breakdown'],
        facts: 'No chair since 20 July; no meeting since September; the budget was not approved.',
        action: 'Elect a chair, meet within three weeks, and approve the budget.',
        tried: 'A governor was offered, and training; neither was taken up.',
      }),
      task('2026-11-17', lead, 'secretary-check', { 'live': 'no', 'checked-on': '2026-11-17', 'with': 'DfE Regions Group, by telephone' }),
      task('2026-11-20', lead, 'advice', { 'advised-on': '2026-11-20', 'reference': 'Legal services, note 14' }),
    ],
  },
  {
    number: 'EY990105',
    programme: 'early-years-funding',
    trigger: 'by-hand',
    reason: 'The setting has not sent its headcount for two terms',
    on: '2026-11-02',
    by: deputy,
    holder: fenella,
    steps: [
      task('2026-11-03', lead, 'ground', {
        ground: 'term',
        facts: 'The agreement asks for a headcount each term: those of spring and summer did not come.',
      }),
      task('2026-11-12', fenella, 'plan', { 'agreed-on': '2026-11-12', 'actions': 'The manager sends both, and names who does it from now on.', 'done-by': '2026-12-11' }), // prettier-ignore
    ],
  },
];
