import type { PartnerEntry } from '../../src/support/networks/localities/record-seat.ts';

interface DemonstratedMeeting {
  readonly on: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly chair: string;
  readonly agenda: readonly string[];
}

interface HeldMeeting extends DemonstratedMeeting {
  readonly notes: string;
  /** Of every so many providers invited one did not come, and the one after it sent apologies. */
  readonly everyAbsent: number;
}

interface DemonstratedNetwork {
  readonly slug: string;
  readonly sia: string;
  readonly partners: readonly Pick<PartnerEntry, 'kind' | 'name' | 'contactName' | 'contact' | 'offers' | 'from'>[];
  readonly held: readonly HeldMeeting[];
  readonly toCome: DemonstratedMeeting;
  readonly priorities: readonly {
    readonly title: string;
    readonly why: string;
    /** The measure cited; where there is no result of it, the words stand alone. */
    readonly measure: string;
    readonly otherEvidence: string;
    readonly doing: string;
    readonly seenBy: string;
  }[];
}

/** She coordinates early years in all four. */
export const eeca = 'Fenella Hollinsea';
export const networkPerson = { account: 'Kwame Saltersgate', part: 'Leads the early reading group', slug: 'tarmere', from: '2026-09-01' } as const;

const partner = (
  kind: PartnerEntry['kind'],
  name: string,
  contactName: string,
  contact: string,
  offers: string,
): DemonstratedNetwork['partners'][number] => ({ kind, name, contactName, contact, offers, from: '2026-09-01' });

/** What each network does: everything invented. */
export const networks: readonly DemonstratedNetwork[] = [
  {
    slug: 'tarmere',
    sia: 'Alun Thistlewaite',
    partners: [
      partner('library', 'Tarmere Library', 'The children’s librarian', 'library@tarmere.example', 'A reading hour for each year 1 class, and a loan of fifty books a term.'), // prettier-ignore
      partner('police', 'Tarmere neighbourhood policing team', 'The schools officer', 'police@tarmere.example', 'Safe routes to school, and talks on staying safe in the evenings.'), // prettier-ignore
      partner('fire', 'Tarmere fire station', 'The watch manager', 'fire@tarmere.example', 'Visits to year 2 and year 5.'),
    ],
    held: [
      {
        on: '2026-09-17',
        startsAt: '15:45',
        endsAt: '17:15',
        place: 'Foscombe Primary School',
        link: null,
        chair: 'Philippa Ravenhythe',
        agenda: ['Welcome, and new heads', 'What last year’s results ask of us', 'Priorities for the year'],
        notes: 'Results were read together. Reading in the first years of school was chosen as what the network works on first. Foscombe offers visits to its phonics lessons.', // prettier-ignore
        everyAbsent: 6,
      },
      {
        on: '2026-10-15',
        startsAt: '15:45',
        endsAt: '17:15',
        place: 'Tarmere Library',
        link: null,
        chair: 'Clemency Oakapple',
        agenda: ['Phonics: what we saw', 'Attendance after half-term', 'What the library offers'],
        notes:
          'Four schools had visited Foscombe. They are trying the same daily review. The library showed its reading hour; eleven schools signed up.',
        everyAbsent: 5,
      },
    ],
    toCome: {
      on: '2026-12-03',
      startsAt: '15:45',
      endsAt: '17:15',
      place: 'Barsley Primary School',
      link: null,
      chair: 'Clemency Oakapple',
      agenda: ['What changed in phonics since October', 'Boys and writing', 'The spring programme'],
    },
    priorities: [
      {
        title: 'Every child reading by the end of year 1',
        why: 'The network’s schools read last year’s results together and found that what is missing at eleven begins with reading at six.',
        measure: 'ks2-rwm-expected',
        otherEvidence: 'What reading leaders saw when they visited one another in the summer term.',
        doing:
          'A reading leader in each school visits another each term. Shared training each half-term. The library’s reading hour for each year 1 class.',
        seenBy: 'Phonics in 2027 at or above England; reading, writing and maths nearer to it.',
      },
    ],
  },
  {
    slug: 'silmoor',
    sia: 'Alun Thistlewaite',
    partners: [
      partner('library', 'Silmoor Library', 'The manager', 'library@silmoor.example', 'A quiet room for catching up after school, four days a week.'),
      partner(
        'voluntary',
        'Silmoor Breakfast Clubs',
        'The organiser',
        'breakfast@silmoor.example',
        'Breakfast in seven schools, and a walking bus to three.',
      ),
    ],
    held: [
      {
        on: '2026-09-22',
        startsAt: '13:30',
        endsAt: '15:00',
        place: 'Silmoor Town Hall',
        link: null,
        chair: 'Alun Thistlewaite',
        agenda: ['Welcome', 'Attendance in September', 'Priorities for the year'],
        notes: 'Attendance in the first weeks was set beside last year’s. Heads want one letter for all schools and one day on which they ring home.',
        everyAbsent: 4,
      },
      {
        on: '2026-10-20',
        startsAt: '13:30',
        endsAt: '15:00',
        place: null,
        link: 'https://meet.ambermoor.example/silmoor',
        chair: 'Alun Thistlewaite',
        agenda: ['The shared letter', 'Breakfast clubs', 'Year 6 to year 7'],
        notes: 'The letter was agreed and goes out after half-term. Breakfast clubs have room for two more schools.',
        everyAbsent: 3,
      },
    ],
    toCome: {
      on: '2026-12-08',
      startsAt: '13:30',
      endsAt: '15:00',
      place: 'Silmoor Town Hall',
      link: 'https://meet.ambermoor.example/silmoor',
      chair: 'Alun Thistlewaite',
      agenda: ['Did the letter help?', 'Attendance of year 9', 'Winter illness'],
    },
    priorities: [
      {
        title: 'In school every day',
        why: 'Absence is the first thing that heads of the locality name, in every phase.',
        measure: 'absence-persistent',
        otherEvidence: 'Schools’ own registers in September, looked at together on 22 September.',
        doing: 'One letter and one calling day for all schools. Breakfast clubs where families ask for them.',
        seenBy: 'Persistent absence of the locality’s schools together lower than last year in each term.',
      },
    ],
  },
  {
    slug: 'halscar',
    sia: 'Nasreen Greywell',
    partners: [
      partner('health', 'Halscar school nursing team', 'The team leader', 'nurses@halscar.example', 'Drop-in sessions for parents, on sleep, toileting and speech.'), // prettier-ignore
      partner('fire', 'Halscar fire station', 'The watch manager', 'fire@halscar.example', 'Visits to schools, and its hall for meetings.'),
    ],
    held: [
      {
        on: '2026-09-24',
        startsAt: '09:30',
        endsAt: '11:30',
        place: 'Halscar fire station',
        link: null,
        chair: 'Nasreen Greywell',
        agenda: ['Welcome', 'Children starting school in September', 'Priorities for the year'],
        notes: 'Schools and nurseries set their starting points side by side. Speech and language is what they have most in common.',
        everyAbsent: 3,
      },
      {
        on: '2026-10-22',
        startsAt: '09:30',
        endsAt: '11:30',
        place: 'Halscar Bridge Primary Academy',
        link: null,
        chair: 'Nasreen Greywell',
        agenda: ['Talk in the reception year', 'What nurseries pass on', 'School nurses'],
        notes: 'A one-page passport from nursery to school was drafted. Nurses offer a drop-in in each school.',
        everyAbsent: 4,
      },
    ],
    toCome: {
      on: '2026-12-10',
      startsAt: '09:30',
      endsAt: '11:30',
      place: 'Halscar fire station',
      link: null,
      chair: 'Nasreen Greywell',
      agenda: ['The passport from nursery to school', 'Writing in year 2', 'Maths by year 6'],
    },
    priorities: [
      {
        title: 'Talk before writing',
        why: 'Schools and nurseries of the locality agree that children who cannot yet say it cannot yet write it.',
        measure: 'ks2-rwm-expected',
        otherEvidence: 'Starting points of the reception year, set side by side on 24 September.',
        doing: 'A passport from nursery to school. A talk programme in every reception class. Drop-ins of the school nurses.',
        seenBy: 'More children at the expected standard in reading, writing and maths in 2027 than in 2025.',
      },
    ],
  },
  {
    slug: 'quenley',
    sia: 'Nasreen Greywell',
    partners: [
      partner('library', 'Quenley Library', 'The manager', 'library@quenley.example', 'Class visits and a summer reading challenge.'),
      partner('business', 'Quenley Market traders', 'The secretary', 'market@quenley.example', 'Work experience for year 10, and a stall for schools at Christmas.'), // prettier-ignore
    ],
    held: [
      {
        on: '2026-09-29',
        startsAt: '15:30',
        endsAt: '17:00',
        place: 'Quenley Library',
        link: null,
        chair: 'Nasreen Greywell',
        agenda: ['Welcome', 'From primary to secondary', 'Priorities for the year'],
        notes: 'Year 6 and year 7 teachers looked at one another’s books. They want a shared reading list over the summer.',
        everyAbsent: 5,
      },
      {
        on: '2026-10-21',
        startsAt: '15:30',
        endsAt: '17:00',
        place: 'Quenley Library',
        link: null,
        chair: 'Nasreen Greywell',
        agenda: ['The shared reading list', 'Boys and reading', 'Small schools: sharing subject leaders'],
        notes: 'Three small schools share a subject leader for science from January. The reading list has twelve books.',
        everyAbsent: 7,
      },
    ],
    toCome: {
      on: '2026-12-15',
      startsAt: '15:30',
      endsAt: '17:00',
      place: 'Quenley Library',
      link: null,
      chair: 'Nasreen Greywell',
      agenda: ['Sharing subject leaders: how it goes', 'Year 6 to year 7', 'Summer term dates'],
    },
    priorities: [
      {
        title: 'A strong start in year 7',
        why: 'Children leave small primary schools for large secondary ones, and what they know is not always built on.',
        measure: 'ks2-rwm-expected',
        otherEvidence: 'What year 6 and year 7 teachers saw in one another’s books.',
        doing: 'A shared reading list. Two days a year on which year 6 and year 7 teachers teach together.',
        seenBy: 'Year 7 teachers say in July what they built on; results at key stage 4 in time.',
      },
    ],
  },
];

/** What meetings agreed: with which provider, whose it is, by when, and when it was done. */
export const networkActions = [
  {
    slug: 'tarmere',
    meeting: '2026-09-17',
    urn: '900107',
    what: 'Open phonics lessons to reading leaders of the network',
    ownerName: 'Headteacher',
    dueOn: '2026-10-09',
    doneOn: '2026-10-07',
    evidence: 'Four schools came',
  },
  {
    slug: 'tarmere',
    meeting: '2026-10-15',
    urn: '900102',
    what: 'Write up the daily review for the other schools',
    ownerName: 'Headteacher',
    dueOn: '2026-11-20',
    doneOn: null,
    evidence: null,
  },
  {
    slug: 'halscar',
    meeting: '2026-10-22',
    urn: '900145',
    what: 'Try the passport with two nurseries',
    ownerName: 'Reception teacher',
    dueOn: '2026-12-04',
    doneOn: null,
    evidence: null,
  },
] as const;

/** A paper that is a file. */
export const paperFile = {
  slug: 'tarmere',
  by: 'Alun Thistlewaite',
  title: 'Who visited whom for phonics',
  name: 'phonics-visits.csv',
  content: 'Half-term,Visits,Schools that visited\r\nAutumn 1,4,4\r\nAutumn 2,7,6\r\n',
} as const;
