import type { MeetingTime } from '../../src/support/governors/boards/board-words.ts';
import type { BoardConstitution, SeatCategory } from '../../src/support/governors/boards/constitution.ts';
import type { TrainingKind } from '../../src/support/governors/boards/training.ts';
import { orNull, readTable } from './read-table.ts';

/** Who enters a board: its clerk where it has an account, else the authority’s business support. */
export const clerk = 'Idris Pennywort';
export const support = 'Xanthe Copperwheat';
const clerked = ['900107', '900125'];
export const entererOf = (provider: string): string => (clerked.includes(provider) ? clerk : support);

const boardColumns = ['provider', 'constitution', 'from', 'meets', 'time', 'seats'] as const;
const boardTable = `
900125 | community | 2021-09-01 | Twice a term, Wednesdays at 6pm | evening | parent 2, staff 1, head 1, local-authority 1, co-opted 4
900107 | community | 2022-09-01 | Three times a term, Mondays at 5.30pm | evening | parent 3, staff 1, head 1, local-authority 1, co-opted 5
900102 | community | 2022-01-10 | Twice a term, Thursdays at 4pm | day | parent 2, staff 1, head 1, local-authority 1, co-opted 4
900110 | voluntary-aided | 2020-09-01 | Once a half-term, Tuesdays at 6pm | evening | parent 2, staff 1, head 1, local-authority 1, foundation 7
900126 | own-scheme | 2023-09-01 | Once a term, and as the trust asks | varies | parent 2, staff 1, head 1, trust 4
`;

export const boards = readTable(boardColumns, boardTable).map((row) => ({
  provider: row.provider,
  constitution: row.constitution as BoardConstitution,
  from: row.from,
  meets: row.meets,
  time: row.time as MeetingTime,
  seats: Object.fromEntries(
    row.seats.split(', ').map((part) => {
      const [category = '', count = ''] = part.split(' ');
      return [category, Number(count)];
    }),
  ),
}));

const termColumns = ['provider', 'category', 'seat', 'name', 'from', 'to', 'how'] as const;

/** Which seat of its category, who, from when, to when where it is no four years, and how they came to it. */
const termTable = `
900125 | parent | 1 | Verity Gorseland | 2024-10-01 | - | Elected by parents
900125 | parent | 2 | Cornel Dunmarrow | 2021-09-01 | - | Elected by parents
900125 | staff | 1 | Tamsin Eastlock | 2025-09-01 | - | Elected by staff
900125 | local-authority | 1 | Usman Castlereed | 2022-01-10 | - | Nominated by the authority
900125 | co-opted | 1 | Santosh Zennor | 2023-03-08 | - | Co-opted by the board
900125 | co-opted | 2 | Fenella Abernant | 2026-09-14 | - | Co-opted by the board
900125 | co-opted | 3 | Dermot Mossgrave | 2024-01-15 | - | Co-opted by the board
900107 | parent | 1 | Adaeze Northmere | 2025-10-06 | - | Elected by parents
900107 | parent | 2 | Gethin Blackmarsh | 2023-10-02 | - | Elected by parents
900107 | staff | 1 | Zofia Foxcombe | 2023-01-09 | - | Elected by staff
900107 | local-authority | 1 | Winston Larkrise | 2024-05-13 | - | Nominated by the authority
900107 | co-opted | 1 | Verity Ashplant | 2022-11-14 | 2026-11-13 | Co-opted by the board
900107 | co-opted | 2 | Kwame Hollinsea | 2025-02-03 | - | Co-opted by the board
900107 | co-opted | 3 | Lorna Jessamy | 2024-09-09 | - | Co-opted by the board
900107 | parent | 3 | Oswin Eastlock | 2025-10-06 | - | Elected by parents
900107 | co-opted | 4 | Harjit Driftmoor | 2023-11-20 | - | Co-opted by the board
900102 | parent | 2 | Alun Saltersgate | 2025-11-10 | - | Elected by parents
900102 | staff | 1 | Nasreen Ashplant | 2024-01-08 | - | Elected by staff
900102 | local-authority | 1 | Quentin Brackenfell | 2025-05-19 | - | Nominated by the authority
900102 | co-opted | 3 | Xanthe Fairwether | 2024-09-16 | - | Co-opted by the board
900102 | co-opted | 4 | Idris Juniperly | 2023-06-12 | - | Co-opted by the board
900102 | parent | 1 | Murdo Winterbrook | 2023-11-06 | - | Elected by parents
900102 | co-opted | 1 | Beatrix Driftmoor | 2022-03-07 | - | Co-opted by the board
900110 | foundation | 1 | Philippa Elderfen | 2022-09-05 | - | Appointed by the diocese
900110 | foundation | 2 | Quentin Heronsgate | 2024-09-02 | - | Appointed by the diocese
900110 | foundation | 3 | Rosalind Yarrowby | 2024-09-02 | - | Appointed by the diocese
900110 | foundation | 4 | Dermot Kestleman | 2025-09-01 | - | Appointed by the diocese
900110 | foundation | 5 | Tamsin Thistlewaite | 2023-09-04 | - | Appointed by the diocese
900110 | foundation | 6 | Winston Copperwheat | 2024-02-12 | - | Appointed by the diocese
900110 | foundation | 7 | Zofia Underbank | 2026-02-02 | - | Appointed by the diocese
900110 | parent | 1 | Emeka Oakapple | 2025-10-13 | - | Elected by parents
900110 | parent | 2 | Lorna Pennywort | 2023-10-09 | - | Elected by parents
900110 | staff | 1 | Kwame Ironmonger | 2025-01-13 | - | Elected by staff
900110 | local-authority | 1 | Beatrix Northmere | 2024-03-18 | - | Nominated by the authority
900126 | trust | 2 | Fenella Ravenhythe | 2024-09-02 | - | Appointed by the trust
900126 | trust | 3 | Yusuf Quillfeather | 2024-09-02 | - | Appointed by the trust
900126 | staff | 1 | Delphine Gorseland | 2025-09-01 | - | Elected by staff
900126 | parent | 1 | Cornel Winterbrook | 2024-11-04 | - | Elected by parents
900126 | trust | 1 | Gethin Foxcombe | 2023-09-01 | 2027-08-31 | Appointed by the trust
`;

export const terms = readTable(termColumns, termTable).map((row) => ({
  ...row,
  category: row.category as SeatCategory,
  seat: Number(row.seat),
  to: orNull(row.to),
}));

export const officers = [
  { provider: '900125', office: 'clerk', name: clerk, from: '2021-09-01' },
  { provider: '900125', office: 'vice-chair', name: 'Dermot Mossgrave', from: '2024-09-11' },
  { provider: '900107', office: 'clerk', name: clerk, from: '2022-09-01' },
] as const;

export const training: readonly { readonly provider: string; readonly name: string; readonly kind: TrainingKind; readonly on: string }[] = [
  { provider: '900125', name: 'Santosh Zennor', kind: 'induction', on: '2023-06-20' },
  { provider: '900125', name: 'Santosh Zennor', kind: 'safeguarding', on: '2023-11-29' },
  { provider: '900125', name: 'Verity Gorseland', kind: 'induction', on: '2025-01-21' },
  { provider: '900125', name: 'Verity Gorseland', kind: 'safeguarding', on: '2024-11-12' },
  { provider: '900125', name: 'Fenella Abernant', kind: 'safeguarding', on: '2026-10-14' },
  { provider: '900107', name: 'Kwame Hollinsea', kind: 'finance', on: '2025-06-10' },
];

/** Levels in the order of the list that ships. */
export const returns: readonly { readonly provider: string; readonly name: string; readonly by: string; readonly levels: string }[] = [
  { provider: '900125', name: 'Santosh Zennor', by: 'Santosh Zennor', levels: '433232134232222212' },
  { provider: '900125', name: 'Verity Gorseland', by: 'Verity Gorseland', levels: '242113113122132133' },
  { provider: '900125', name: 'Dermot Mossgrave', by: clerk, levels: '323222132211212123' },
  { provider: '900125', name: 'Tamsin Eastlock', by: clerk, levels: '132342111231334221' },
  { provider: '900125', name: 'Usman Castlereed', by: clerk, levels: '223121213122223132' },
];

export const vacancies = [
  {
    provider: '900125',
    category: 'co-opted',
    seat: 4,
    on: '2026-10-05',
    skills: ['finance', 'premises', 'hr'],
    says: 'A one-form school that will replace its roof. We look for somebody who reads a budget and is not shy of a builder.',
  },
  {
    provider: '900102',
    category: 'co-opted',
    seat: 2,
    on: '2026-10-19',
    skills: ['standards', 'chairing'],
    says: 'A friendly board in the afternoon, which would like a second person to chair its committees.',
  },
] as const;

interface DemoVolunteer {
  readonly name: string;
  readonly employer: string;
  readonly skills: readonly string[];
  readonly phases: readonly string[];
  readonly localities: readonly string[];
  readonly home: string | null;
  readonly miles: number;
  readonly available: 'day' | 'evening' | 'either';
  readonly worksAt?: string;
  readonly memberFor?: string;
  readonly declared: string | null;
  readonly references: string | null;
  readonly checks: string | null;
}

export const volunteers: readonly DemoVolunteer[] = [
  { name: 'Oswin Castlereed', employer: 'Castlereed Accountants', skills: ['finance', 'risk'], phases: ['primary'], localities: ['Tarmere'], home: 'Tarmere', miles: 8, available: 'evening', declared: '2026-09-28', references: '2026-10-08', checks: null },
  { name: 'Delphine Hollinsea', employer: 'Silmoor Builders', skills: ['premises', 'change', 'finance'], phases: [], localities: [], home: 'Silmoor', miles: 25, available: 'either', declared: '2026-10-01', references: '2026-10-15', checks: '2026-10-29' },
  { name: 'Emeka Quillfeather', employer: 'Retired solicitor', skills: ['hr', 'law', 'chairing'], phases: ['primary', 'secondary'], localities: ['Tarmere', 'Halscar'], home: 'Halscar', miles: 12, available: 'day', declared: '2026-10-07', references: null, checks: null },
  { name: 'Yusuf Greywell', employer: 'Ambermoor Data', skills: ['data', 'communication'], phases: [], localities: ['Quenley'], home: 'Quenley', miles: 10, available: 'evening', declared: null, references: null, checks: null },
  { name: 'Clemency Varleigh', employer: 'Barsley Primary School', skills: ['education', 'inclusion', 'standards'], phases: ['primary'], localities: ['Tarmere'], home: 'Tarmere', miles: 10, available: 'evening', worksAt: '900102', declared: '2026-10-12', references: '2026-10-26', checks: '2026-10-26' },
  { name: 'Bartholomew Zennor', employer: 'Self-employed', skills: ['chairing', 'community'], phases: [], localities: ['Tarmere'], home: 'Tarmere', miles: 15, available: 'evening', memberFor: 'Tarmere', declared: '2026-10-14', references: null, checks: null },
]; // prettier-ignore

/** Who was introduced to which of the vacancies, and the meeting that was arranged. */
export const introduced = {
  vacancy: '900125',
  volunteer: 'Delphine Hollinsea',
  on: '2026-11-06',
  meetingOn: '2026-11-18',
  at: '17:30',
  place: 'The school',
} as const;

export const chairSupport = [
  {
    provider: '900107',
    kind: 'briefing',
    says: 'An hour before the spring term, with whoever takes the chair from you.',
    on: '2026-10-21',
    answer: null,
  },
  { provider: '900125', kind: 'mentor-chair', says: 'The chair of Glenton Primary School would gladly talk.', on: '2026-09-23', answer: 'accepted' },
] as const;
