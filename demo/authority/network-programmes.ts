import { gate, type InventedRun, task } from './programmes.ts';

const [alun, nasreen] = ['Alun Thistlewaite', 'Nasreen Greywell'] as const;

/** Programmes between schools, and with partners. */
export const networkRuns: readonly InventedRun[] = [
  {
    number: '900184',
    programme: 'peer-review',
    trigger: 'by-hand',
    reason: 'The head asked at the heads’ meeting of the locality',
    on: '2026-10-05',
    by: nasreen,
    holder: nasreen,
    steps: [
      task('2026-10-08', nasreen, 'focus', {
        question: 'How well children who begin late learn to read',
        why: 'Eleven began in years 3 and 4 since September.',
      }),
      task('2026-10-13', nasreen, 'reviewers', { 'schools': 'Barsley Primary School (900102) and Loxhurst Primary School (900106)', 'led-by': 'The head of Barsley Primary School', 'agreed-on': '2026-10-13', 'interest': 'none' }), // prettier-ignore
      gate('2026-10-14', nasreen, 'prepare', 'Both schools agree.'),
      task('2026-10-21', nasreen, 'own-view', {
        view: 'Phonics is taught well to the youngest; those who come later are taught apart and catch up slowly.',
      }),
      task('2026-10-22', nasreen, 'days', { first: '2026-12-01', last: '2026-12-02', programme: 'Lessons and books on the first day; talk with children, and with leaders, on the second.' }), // prettier-ignore
    ],
  },
  {
    number: '900102',
    programme: 'quality-mark',
    trigger: 'by-hand',
    reason: 'The head wishes to show what the school does with the boatyard',
    on: '2026-09-07',
    by: alun,
    holder: alun,
    steps: [
      task('2026-09-23', alun, 'assess', {
        'careers': 'begun',
        'enterprise': 'part',
        'stem': 'part',
        'workplace': 'begun',
        'research': 'not-yet',
        'how': 'What pupils of year 6 said, and the plans of each year.',
        'led-by': 'The deputy head',
      }),
      task('2026-10-01', alun, 'talk', { agreed: 'To gather what pupils made with the boatyard, and to ask the college about research.' }),
      gate('2026-10-01', alun, 'gather', 'The school knows what to gather.'),
      task('2026-11-04', alun, 'gather', {
        careers: 'Each class meets somebody at work, twice a year.',
        enterprise: 'Year 6 sells what it makes at the summer fair, and keeps the books.',
        stem: 'A club of thirty, with an engineer of the boatyard.',
        workplace: 'Year 5 spends a day at the boatyard.',
        research: 'The college lets a class use its laboratory.',
        partners: 'A boatyard; a college.',
      }),
    ],
  },
];
