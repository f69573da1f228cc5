import type { MeetingEntry } from '../../src/support/development/mentoring/pairing.ts';
import type {
  MenteePost,
  MentoringKind,
  MentorSort,
  DoneKind,
  Rhythm,
  FeedbackScale,
  AimsMet,
} from '../../src/support/development/mentoring/mentoring-words.ts';
import { personFor } from './invented-people.ts';

/** The person whom the register names for a subject, as `people.ts` does. */
const nameOf = (subject: string): string => personFor(subject).slice(1).join(' ');

export interface InventedMentor {
  readonly name: string;
  readonly hasAccount: boolean;
  readonly provider: string | null;
  readonly firm: string | null;
  readonly sort: MentorSort;
  readonly kinds: readonly MentoringKind[];
  readonly phases: readonly string[];
  readonly languages: string;
  readonly capacity: number;
  readonly saidBy: string | null;
  readonly approved: string | null;
  readonly done: readonly { readonly kind: DoneKind; readonly which: string; readonly on: string }[];
  /** Said by the mentor. */
  readonly conflictWith: string | null;
}

const allDone = [
  { kind: 'training', which: 'Mentor training, two days', on: '2026-06-18' },
  { kind: 'reference', which: 'Reference of the chair of governors', on: '2026-06-25' },
  { kind: 'check', which: 'Enhanced check seen', on: '2026-06-30' },
] as const;
const nobody = {
  hasAccount: false,
  provider: null,
  firm: null,
  languages: 'English',
  saidBy: null,
  approved: null,
  done: [],
  conflictWith: null,
} as const;

const headOfFoscombe = nameOf('head 900107');
const managerOfTarmereNursery = nameOf('manager EY990100');

export const mentors: readonly InventedMentor[] = [
  {
    ...nobody,
    name: headOfFoscombe,
    hasAccount: true,
    provider: '900107',
    sort: 'head',
    kinds: ['headteacher', 'coaching'],
    phases: ['primary'],
    capacity: 2,
    saidBy: 'Alun Thistlewaite',
    approved: 'Panel of 6 July',
    done: allDone,
  },
  {
    ...nobody,
    name: nameOf('head 900125'),
    provider: '900125',
    sort: 'partnership-head',
    kinds: ['headteacher'],
    phases: ['primary'],
    languages: 'English, Polish',
    capacity: 1,
    approved: 'Panel of 6 July',
    done: allDone.slice(0, 2),
  },
  {
    ...nobody,
    name: 'Kwame Saltersgate',
    hasAccount: true,
    firm: 'The early reading network',
    sort: 'business',
    kinds: ['coaching', 'business'],
    phases: ['primary', 'secondary'],
    capacity: 2,
    approved: 'Panel of 6 July',
    done: allDone,
  },
  {
    ...nobody,
    name: managerOfTarmereNursery,
    hasAccount: true,
    provider: 'EY990100',
    sort: 'partner-setting',
    kinds: ['early-years', 'partnership'],
    phases: ['early-years'],
    capacity: 2,
    approved: 'Agreed with the setting’s committee',
    done: allDone,
  },
  {
    ...nobody,
    name: 'Winston Brackenfell',
    provider: '900143',
    sort: 'national-leader',
    kinds: ['headteacher', 'coaching'],
    phases: ['secondary'],
    capacity: 1,
    conflictWith: '900145',
  },
];

export interface InventedNeed {
  readonly provider: string;
  readonly kind: MentoringKind;
  readonly person: string;
  readonly hasAccount: boolean;
  readonly post: MenteePost;
  readonly whatFor: string;
  readonly by: string;
  readonly askedOn: string;
  readonly from: string;
  readonly pairing?: InventedPairing;
}

export interface InventedPairing {
  readonly mentor: string;
  readonly proposedOn: string;
  readonly mentorAccepts: string;
  readonly menteeAccepts: string | null;
  readonly agreement?: { readonly aims: string; readonly howOften: Rhythm; readonly months: number; readonly agreedOn: string };
  readonly meetings?: readonly MeetingEntry[];
  readonly note?: { readonly says: string; readonly on: string };
  readonly end?: {
    readonly on: string;
    readonly reason: string;
    readonly scale: FeedbackScale;
    readonly aimsMet: AimsMet;
    readonly whatChanged: string;
  };
}

const held = (on: string, place: string, minutes: number): MeetingEntry => ({ state: 'held', on, startsAt: null, place, minutes });

export const needs: readonly InventedNeed[] = [
  {
    provider: '900102',
    kind: 'headteacher',
    person: 'Clemency Oakapple',
    hasAccount: true,
    post: 'acting-head',
    whatFor: 'Leading a staff team through a change, and working with governors.',
    by: 'Alun Thistlewaite',
    askedOn: '2026-09-08',
    from: '2026-09-14',
    pairing: {
      mentor: headOfFoscombe,
      proposedOn: '2026-09-10',
      mentorAccepts: '2026-09-11',
      menteeAccepts: '2026-09-14',
      agreement: {
        aims: 'A calm first term; a plan for working with governors; time protected each week.',
        howOften: 'month',
        months: 12,
        agreedOn: '2026-09-21',
      },
      meetings: [
        held('2026-09-28', 'Barsley Primary School', 60),
        held('2026-10-19', 'By video', 45),
        { state: 'planned', on: '2026-12-02', startsAt: '15:45', place: 'Foscombe Primary School', minutes: null },
      ],
      note: { says: 'Ask next time how the first governors’ meeting went.', on: '2026-10-19' },
    },
  },
  {
    provider: 'EY990105',
    kind: 'early-years',
    person: 'Jocasta Mossgrave',
    hasAccount: false,
    post: 'setting-manager',
    whatFor: 'Managing a team for the first time.',
    by: 'Fenella Hollinsea',
    askedOn: '2026-10-13',
    from: '2026-11-02',
    pairing: { mentor: managerOfTarmereNursery, proposedOn: '2026-10-21', mentorAccepts: '2026-10-22', menteeAccepts: null },
  },
  {
    provider: '900125',
    kind: 'business',
    person: 'Santosh Zennor',
    hasAccount: true,
    post: 'chair',
    whatFor: 'Chairing with confidence: agendas, and asking good questions.',
    by: 'Santosh Zennor',
    askedOn: '2026-10-26',
    from: '2027-01-04',
  },
  {
    provider: '900105',
    kind: 'headteacher',
    person: 'Dermot Heronsgate',
    hasAccount: false,
    post: 'acting-head',
    whatFor: 'The first months of acting headship in a small church school.',
    by: 'Alun Thistlewaite',
    askedOn: '2026-10-29',
    from: '2026-11-09',
  },
  {
    provider: '900107',
    kind: 'coaching',
    person: 'Oswin Brackenfell',
    hasAccount: true,
    post: 'senior-leader',
    whatFor: 'Preparing for headship.',
    by: headOfFoscombe,
    askedOn: '2026-07-08',
    from: '2026-07-13',
    pairing: {
      mentor: 'Kwame Saltersgate',
      proposedOn: '2026-07-09',
      mentorAccepts: '2026-07-10',
      menteeAccepts: '2026-07-10',
      agreement: { aims: 'An honest list of strengths, and two applications.', howOften: 'fortnight', months: 3, agreedOn: '2026-07-13' },
      meetings: [held('2026-07-17', 'Foscombe Primary School', 90), held('2026-09-11', 'By video', 60), held('2026-10-02', 'By video', 60)],
      end: {
        on: '2026-10-12',
        reason: 'The time is over and the aims are met',
        scale: 'very-useful',
        aimsMet: 'most',
        whatChanged: 'I know what I would bring to a headship, and what I would ask for.',
      },
    },
  },
];
