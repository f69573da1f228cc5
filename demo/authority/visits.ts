import type { VisitPurpose } from '../../src/evidence/visits/visit-purposes.ts';

/** A visit of the demonstration, as far as it has come. Schools, people and what is said are invented. */
export interface InventedVisit {
  readonly urn: string;
  readonly by: string;
  readonly purpose: VisitPurpose;
  readonly focus: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  /** What the head wrote beforehand. */
  readonly ownView?: { readonly by: string; readonly on: string; readonly well: string; readonly help: string };
  /** What was written by the day after; none where the visit is to come. */
  readonly note?: Readonly<Record<string, string>>;
  readonly quarters?: number;
  /** Attached on the day after, and shared with the school. */
  readonly attachment?: { readonly name: string; readonly what: string; readonly text: string };
  readonly sentOn?: string;
  readonly checked?: { readonly by: string; readonly on: string; readonly passage?: string; readonly correction?: string };
  readonly finalOn?: string;
}

const adviser = 'Alun Thistlewaite';
const head = 'Clemency Oakapple';

export const visits: readonly InventedVisit[] = [
  {
    urn: '900102',
    by: adviser,
    purpose: 'termly',
    focus: 'Reading in key stage 1',
    on: '2026-10-06',
    from: '09:30',
    to: '12:30',
    note: {
      'since.words': 'The reading lead was appointed in June, as agreed.',
      'strengths.words': 'Phonics is taught daily and to one plan. Teachers correct gently and at once.',
      'development.words': 'Those who fall behind are heard to read too seldom.',
      'support.words': 'Two lessons watched together with the deputy; a reading list shared.',
      'area-curriculum-and-teaching.level': 'sound',
      'area-curriculum-and-teaching.confidence': 'high',
      'area-curriculum-and-teaching.evidence': 'Four lessons and the books of two classes.',
      'action-1.what': 'Hear the lowest fifth of readers every day',
      'action-1.side': 'provider',
      'action-1.owner': 'The deputy head',
      'action-1.due-day': '18',
      'action-1.due-month': '12',
      'action-1.due-year': '2026',
      'action-1.measure': 'Their reading ages in December',
    },
    quarters: 4,
    attachment: {
      name: 'books-looked-at.csv',
      what: 'Books looked at, by class',
      text: 'Class,Books looked at,On grade level\r\nYear 1,12,9\r\nYear 2,12,7\r\n',
    },
    sentOn: '2026-10-08',
    checked: { by: head, on: '2026-10-12' },
    finalOn: '2026-10-13',
  },
  {
    urn: '900102',
    by: adviser,
    purpose: 'pre-inspection',
    focus: 'How ready we are for an inspection',
    on: '2026-12-03',
    from: '13:00',
    to: '15:30',
    ownView: { by: head, on: '2026-11-06', well: 'Phonics results held up.', help: 'How to show what we do for the youngest.' },
  },
  {
    urn: '900125',
    by: adviser,
    purpose: 'annual-conversation',
    focus: 'The year, and what the school can give',
    on: '2026-11-05',
    from: '09:00',
    to: '11:00',
    note: { 'strengths.words': 'Leaders know their school.', 'year.words': 'A steady year.' },
  },
  {
    urn: '900123',
    by: adviser,
    purpose: 'safeguarding',
    focus: 'The section 175 return',
    on: '2026-11-03',
    from: '10:00',
    to: '12:00',
    note: {
      'strengths.words': 'Staff know what to do, and say so without looking it up.',
      'development.words': 'The training record has gaps for three members of staff.',
      'support.words': 'A model record was left with the office.',
    },
    quarters: 3,
    sentOn: '2026-11-06',
  },
];
