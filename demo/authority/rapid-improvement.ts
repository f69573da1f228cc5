import { gate, type InventedRun, type InventedStep, step, task } from './programmes.ts';

const [lead, nasreen, alun] = ['Philippa Ravenhythe', 'Nasreen Greywell', 'Alun Thistlewaite'] as const;

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

/** Head and chair are told in person how it was decided, and have it in writing. */
const decisionTold = (on: string, key: string, decided: string): InventedStep =>
  task(on, lead, key, {
    decided,
    'called-on': on,
    'sent-on': on,
    'sent-to': 'The head and the chair of governors',
    'signed-by': lead,
  });

/** Runs of rapid improvement at every point of it: over, in aftercare, with its plan, and paused. */
export const rapidImprovementRuns: readonly InventedRun[] = [
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
      decisionTold('2026-02-12', 'decision-letter', 'The school leaves rapid improvement: writing is taught each day in every class, and two coaches of its own carry it on.'), // prettier-ignore
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
      decisionTold('2025-12-17', 'decision-letter', 'The school leaves rapid improvement: every teacher was seen to teach number facts well, and the mathematics lead trains who is new.'), // prettier-ignore
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
          also: [
            {
              title: 'Governors who ask',
              why: 'Governors hear that things improve, and see no figures by which they could tell',
              measures: [],
              objective: 'Governors read the figures of each half-term, and ask what is done about what they see',
              success: 'Minutes of three meetings show what was asked, and what came of it',
              milestones: [
                'The head and the chair have agreed one page of figures',
                'Two governors have gone through lessons with the adviser',
                'Minutes show what was asked of the autumn’s figures',
                'Governors have judged for themselves how the year has gone',
              ],
              action: {
                what: 'Write the page of figures for governors',
                owner: 'The deputy head',
                dueOn: '2026-11-27',
                success: 'The finance and standards committee has used it once',
              },
            },
          ],
          support: { what: 'An adviser in classrooms, and two days of the training school’s leader of mathematics', days: 8, cost: 3720 },
        },
      }),
      step('2026-10-05', alun, { does: 'approve', meeting: 'Extraordinary meeting of the governing body, 5 October 2026, minute 2' }),
      gate('2026-10-05', alun, 'begin-the-plan', 'The governors approved it.'),
      step('2026-10-22', alun, { does: 'milestones', halfTerm: 0, evidence: 'Read and gone through with the head at the visit of that day' }),
      step('2026-11-19', lead, { does: 'review', grade: 'some', evidence: 'Lessons in four classes: three taught to what the lists say', direction: 'The gaps are known; closing them comes next', next: 'The leader of mathematics works beside the fourth teacher' }), // prettier-ignore
    ],
  },
  {
    number: '900145',
    programme: 'trip',
    trigger: 'by-hand',
    reason: 'Children leave the reception year with less than they could: few speak in sentences, and the room was changed three times in two years',
    on: '2025-11-03',
    by: lead,
    holder: nasreen,
    steps: [
      ...intoTrip(['2025-11-03', '2025-11-05', '2025-11-06', '2025-11-12', '2025-11-19'], 'Four visits to the reception class, and what parents say.', 'Adults speak for the children, and nobody plans who talks with whom.'), // prettier-ignore
      step('2025-12-01', nasreen, {
        does: 'plan',
        plan: {
          startsOn: '2026-01-05',
          endsOn: '2026-05-22',
          title: 'Talk in the early years',
          why: 'What children cannot say they do not learn to read or write',
          measures: [],
          objective: 'Every child in reception talks with an adult about what they do, each day',
          success: 'Four in five children speak in sentences by the summer',
          milestones: [
            'The room has one plan, and keeps it',
            'Each adult has been watched and has watched another',
            'Two in three children speak in sentences',
          ],
          action: {
            what: 'Train both reception adults to lead talk',
            owner: 'The leader of early years',
            dueOn: '2026-02-13',
            success: 'Both were seen to do it twice',
          },
          support: { what: 'The early years consultant, and a visit to a school that does it well', days: 5, cost: 2325 },
        },
      }),
      step('2025-12-04', nasreen, { does: 'approve', meeting: 'Governing body, 4 December 2025, minute 6' }),
      gate('2026-01-05', nasreen, 'begin-the-plan', 'The governors approved it.'),
      step('2026-02-12', nasreen, { does: 'milestones', halfTerm: 0, evidence: 'The room as it was agreed, on three visits' }),
      step('2026-02-23', lead, { does: 'review', grade: 'some', evidence: 'Three mornings in the room: talk in two of them', direction: 'Begun, and not yet every day', next: 'The second adult watches the first' }), // prettier-ignore
      step('2026-03-26', nasreen, { does: 'milestones', halfTerm: 1, evidence: 'The notes of both adults' }),
      step('2026-04-27', lead, { does: 'review', grade: 'good', evidence: 'Two mornings, and eleven of fifteen children', direction: 'Every day, with every adult', next: 'The leader of early years carries it on' }), // prettier-ignore
      step('2026-05-07', nasreen, { does: 'milestones', halfTerm: 2, evidence: 'Eleven of fifteen children, heard by the adviser' }),
      step('2026-05-08', nasreen, { does: 'exit-test', evidence: 'Both adults can train a third, and the head watches each half-term' }),
      gate('2026-05-11', lead, 'exit-improving', 'Every milestone is met, and the school can carry it on.'),
      decisionTold('2026-05-12', 'decision-letter', 'The school leaves rapid improvement: the room keeps its one plan, and both adults can train a third.'), // prettier-ignore
      task('2026-09-15', nasreen, 'first-check', {
        holds: 'in-part',
        found: 'A new adult has begun, and is being trained; the others do it each day.',
      }),
    ],
  },
  {
    number: '900176',
    programme: 'trip',
    trigger: 'by-hand',
    reason: 'Attendance has fallen for two years, and what was tried in each class has not held',
    on: '2026-09-14',
    by: lead,
    holder: nasreen,
    steps: [
      ...intoTrip(['2026-09-14', '2026-09-16', '2026-09-17', '2026-09-24', '2026-10-01'], 'The attendance of three years, and two meetings with the attendance officer.', 'Nobody rings on the first day, and the register is looked at on Fridays.'), // prettier-ignore
      step('2026-10-12', lead, { does: 'paused', until: '2027-01-08', reason: 'The head is away until January, and the deputy leads: the plan is agreed with whoever will carry it.' }), // prettier-ignore
    ],
  },
];
