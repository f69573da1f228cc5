import type { Phase } from '../../src/support/common/phases.ts';
import type { CourseKind, CourseRole, PartnerKind, Skill, Stage } from '../../src/support/development/academy/catalogue.ts';
import type { TrainingKind } from '../../src/support/governors/boards/training.ts';

export const partners: readonly { readonly name: string; readonly kind: PartnerKind; readonly says: string; readonly contact: string }[] = [
  {
    name: 'Orlmere Teaching School Hub',
    kind: 'teaching-school-hub',
    says: 'Early career training, and national professional qualifications.',
    contact: 'Murdo Driftmoor',
  },
  {
    name: 'University of Orlham',
    kind: 'university',
    says: 'Initial teacher training, and the Masters in educational leadership.',
    contact: 'Tamsin Foxcombe',
  },
  { name: 'Silmoor Alliance of Schools', kind: 'alliance', says: 'Schools that open their classrooms to each other.', contact: 'Dermot Juniperly' },
];

interface InventedSession {
  readonly key: string;
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly places: number;
  readonly state?: 'planned';
}

interface InventedCourse {
  readonly title: string;
  readonly kind: CourseKind;
  readonly says: string;
  readonly length: string;
  readonly partner?: string;
  readonly roles?: readonly CourseRole[];
  readonly phases?: readonly Phase[];
  readonly stages?: readonly Stage[];
  readonly skills?: readonly Skill[];
  readonly governorTraining?: TrainingKind;
  readonly pounds: number;
  readonly sessions: readonly InventedSession[];
}

export const courses: readonly InventedCourse[] = [
  {
    title: 'Leading early reading across a school',
    kind: 'course',
    says: 'How phonics, books and talk fit together, and how a leader knows that they do.',
    length: '1 day',
    roles: ['teacher', 'middle-leader', 'senior-leader'],
    phases: ['early-years', 'primary'],
    stages: ['middle-leader', 'senior-leader'],
    skills: ['reading', 'leading-teams'],
    pounds: 180,
    sessions: [
      { key: 'reading-past', days: ['2026-10-08'], from: '09:30', to: '15:30', place: 'Tarmere Learning Centre', places: 12 },
      { key: 'reading', days: ['2027-01-21'], from: '09:30', to: '15:30', place: 'Tarmere Learning Centre', places: 3 },
    ],
  },
  {
    title: 'Chairing a governing board',
    kind: 'course',
    says: 'Agendas that matter, meetings that decide, and the work with the head between them.',
    length: '2 evenings',
    roles: ['governor', 'clerk'],
    stages: [],
    skills: ['governance'],
    pounds: 90,
    sessions: [{ key: 'chairing', days: ['2026-12-09', '2027-01-13'], from: '18:00', to: '20:00', place: 'Online', places: 20 }],
  },
  {
    title: 'Headteachers’ autumn conference',
    kind: 'conference',
    says: 'The year ahead: inclusion, attendance, and what the results say.',
    length: '1 day',
    roles: ['head', 'senior-leader', 'executive'],
    stages: ['new-head', 'system-leader'],
    skills: ['leading-teams', 'assessment'],
    pounds: 120,
    sessions: [{ key: 'conference', days: ['2026-11-27'], from: '09:00', to: '15:00', place: 'Halscar Town Hall', places: 80 }],
  },
  {
    title: 'SENCOs’ network',
    kind: 'network-meeting',
    says: 'Cases, changes in guidance, and time to talk.',
    length: 'Half a day each term',
    roles: ['middle-leader', 'senior-leader', 'early-years'],
    skills: ['send'],
    pounds: 0,
    sessions: [{ key: 'senco', days: ['2027-01-27'], from: '13:30', to: '16:00', place: 'Quenley Library', places: 40 }],
  },
  {
    title: 'NPQ for headship',
    kind: 'npq',
    says: 'For those who are heads within five years, or wish to be.',
    length: '18 months',
    partner: 'Orlmere Teaching School Hub',
    roles: ['senior-leader', 'head'],
    stages: ['aspiring-head', 'new-head'],
    skills: ['leading-teams', 'curriculum', 'governance'],
    pounds: 0,
    sessions: [
      { key: 'npqh', days: ['2027-02-03', '2027-03-17', '2027-05-12'], from: '09:30', to: '16:00', place: 'Orlmere', places: 15, state: 'planned' },
    ],
  },
  {
    title: 'Early career teachers: first year',
    kind: 'partner-offer',
    says: 'The early career framework, with a mentor at school.',
    length: '1 year',
    partner: 'Orlmere Teaching School Hub',
    roles: ['teacher'],
    stages: ['early-career'],
    skills: ['behaviour', 'curriculum'],
    pounds: 0,
    sessions: [],
  },
  {
    title: 'Masters in educational leadership',
    kind: 'partner-offer',
    says: 'Part-time, by evenings and a dissertation on one’s own school.',
    length: '2 years',
    partner: 'University of Orlham',
    roles: ['senior-leader', 'head', 'executive'],
    stages: ['system-leader', 'masters'],
    skills: ['leading-teams', 'assessment'],
    pounds: 0,
    sessions: [],
  },
  {
    title: 'Teacher training in school',
    kind: 'partner-offer',
    says: 'A year in two schools, with the university.',
    length: '1 year',
    partner: 'University of Orlham',
    roles: ['support-staff', 'teacher'],
    stages: ['initial-training'],
    skills: ['curriculum', 'behaviour'],
    pounds: 0,
    sessions: [],
  },
];

export const subscriptions: readonly { readonly provider: string; readonly level: 'core' | 'full' }[] = [
  { provider: '900102', level: 'core' },
  { provider: '900107', level: 'core' },
  { provider: '900105', level: 'core' },
  { provider: '900125', level: 'core' },
  { provider: '900108', level: 'full' },
];

/** In the order in which they asked. `by` books for a provider’s staff; without it the person books for themselves. */
export const bookings: readonly {
  readonly session: string;
  readonly on: string;
  readonly name: string;
  readonly role: string;
  readonly provider?: string;
  /** They book it themselves, and their school pays. */
  readonly isOwn?: true;
  readonly came?: 'attended' | 'partly' | 'absent';
  readonly said?: number;
}[] = [
  { session: 'reading-past', on: '2026-09-14', name: 'Gethin Varleigh', role: 'Reading lead', provider: '900102', came: 'attended', said: 5 },
  { session: 'reading-past', on: '2026-09-14', name: 'Zofia Mossgrave', role: 'Year 1 teacher', provider: '900107', came: 'attended', said: 4 },
  { session: 'reading-past', on: '2026-09-15', name: 'Usman Castlereed', role: 'Assistant head', provider: '900105', came: 'attended', said: 5 },
  { session: 'reading-past', on: '2026-09-16', name: 'Beatrix Eastlock', role: 'Year 2 teacher', provider: '900106', came: 'partly', said: 3 },
  { session: 'reading-past', on: '2026-09-16', name: 'Winston Abernant', role: 'Reading lead', provider: '900108', came: 'attended', said: 4 },
  { session: 'reading-past', on: '2026-09-17', name: 'Quentin Dunmarrow', role: 'Reception teacher', provider: '900110', came: 'attended', said: 5 },
  { session: 'reading-past', on: '2026-09-17', name: 'Adaeze Winterbrook', role: 'Year 1 teacher', provider: '900109', came: 'absent' },
  { session: 'reading-past', on: '2026-09-18', name: 'Kwame Saltersgate', role: 'Lead of the early reading network', came: 'attended' },
  { session: 'reading', on: '2026-10-12', name: 'Zofia Mossgrave', role: 'Year 1 teacher', provider: '900107' },
  { session: 'reading', on: '2026-10-13', name: 'Lorna Yarrowby', role: 'Year 2 teacher', provider: '900102' },
  { session: 'reading', on: '2026-10-14', name: 'Idris Ashplant', role: 'Deputy head', provider: '900105' },
  { session: 'reading', on: '2026-10-16', name: 'Nasreen Northmere', role: 'Reception teacher', provider: '900106' },
  { session: 'reading', on: '2026-10-19', name: 'Murdo Larkrise', role: 'Reading lead', provider: '900108' },
  { session: 'chairing', on: '2026-10-20', name: 'Verity Gorseland', role: 'Governor', provider: '900125', isOwn: true },
  { session: 'chairing', on: '2026-10-21', name: 'Santosh Zennor', role: 'Chair of governors', provider: '900125', isOwn: true },
  { session: 'conference', on: '2026-10-05', name: 'Clemency Oakapple', role: 'Headteacher', provider: '900102' },
];

export const vacancies = [
  { provider: '900101', post: 'early-years', skill: 'Nursery room leader', since: '2026-09-01', coveredBy: 'own-staff' },
  { provider: '900102', post: 'teacher', skill: 'Year 4', since: '2026-10-19', coveredBy: 'supply' },
  { provider: '900105', post: 'teacher', skill: 'Year 6', since: '2026-06-01', coveredBy: 'supply' },
  { provider: '900106', post: 'leader', skill: 'SENCO', since: '2026-09-01', coveredBy: 'acting' },
  { provider: '900126', post: 'teacher', skill: 'Physics', since: '2026-04-20', coveredBy: 'supply' },
  { provider: '900126', post: 'teacher', skill: 'Mathematics', since: '2026-09-01', coveredBy: 'nobody' },
] as const;

export const turnovers = [
  { provider: '900101', staff: 21, leavers: 3 },
  { provider: '900102', staff: 48, leavers: 7 },
  { provider: '900105', staff: 25, leavers: 2 },
  { provider: '900106', staff: 39, leavers: 4 },
  { provider: '900107', staff: 61, leavers: 9 },
  { provider: '900126', staff: 102, leavers: 19 },
] as const;

export const records = [
  {
    name: 'Kwame Saltersgate',
    stage: 'middle-leader',
    role: 'middle-leader',
    phase: 'primary',
    npqs: ['npqll'],
    wants: ['reading', 'coaching'],
    aims: 'To lead reading across several schools.',
    shared: null,
  },
  {
    name: 'Oswin Brackenfell',
    stage: 'aspiring-head',
    role: 'senior-leader',
    phase: 'primary',
    npqs: ['npqsl'],
    wants: ['governance', 'finance'],
    aims: 'My own headship within three years.',
    shared: '900107',
  },
] as const;
