import type { VisitStep } from '../../src/support/networks/exchange/brokered-visit.ts';
import type { NewAsk, NewOffer } from '../../src/support/networks/exchange/record-exchange.ts';
import type { PracticeWords } from '../../src/support/networks/practice/practice-entry.ts';
import { orNull, readTable } from './read-table.ts';

const alun = 'Alun Thistlewaite';
const nasreen = 'Nasreen Greywell';

interface Of {
  /** By URN. */
  readonly provider: string;
  readonly by: string;
  readonly on: string;
}

const offerColumns = ['provider', 'by', 'on', 'theme', 'phase', 'how', 'perTerm', 'validTo', 'title', 'says'] as const;
const offerTable = `
900107 | ${alun} | 2026-09-10 | mathematics | primary | visit | 2 | 2027-07-20 | See maths talk in three classes | A morning in years 2, 4 and 6, and half an hour with the subject leader after it.
900106 | ${alun} | 2026-09-10 | reading | primary | visit | 2 | - | Reading for pleasure, every day | See the end of the day in key stage 2, and take our book lists with you.
900112 | ${alun} | 2026-09-14 | mathematics | primary | visit | 1 | 2027-03-25 | How we teach mixed-age maths | Two lessons and our two-year plan.
900126 | ${alun} | 2026-09-14 | mathematics | secondary | material | 5 | - | Our scheme for years 7 to 9 | The whole scheme, and an hour on the telephone with its author.
900141 | ${nasreen} | 2026-09-16 | attendance-and-behaviour | primary | staff-time | 3 | - | A day with our attendance lead | She looks at your register with you, and writes the first week of a plan.
900171 | ${nasreen} | 2026-09-16 | leadership-and-governance | any | staff-time | 2 | 2027-07-20 | Time with new subject leaders | Three afternoons in a term, at your place.
900130 | ${alun} | 2026-09-21 | inclusion | any | staff-time | 2 | - | Outreach on communication | A specialist teacher comes for a day, watches, and leaves notes.
`;

export const offers: readonly (Of & { readonly offer: Omit<NewOffer, 'providerId'> })[] = readTable(offerColumns, offerTable).map(
  ({ provider, by, on, perTerm, validTo, ...rest }) => ({
    ...{ provider, by, on },
    offer: { ...rest, perTerm: Number(perTerm), validTo: orNull(validTo), agreedBy: 'the head' } as Omit<NewOffer, 'providerId'>,
  }),
);

const askColumns = ['provider', 'by', 'on', 'theme', 'phase', 'urgency', 'isOpen', 'mostKm', 'title', 'says'] as const;
const askTable = `
900125 | ${alun} | 2026-09-22 | reading | primary | term | no | 20 | Books that children choose | To see a school where older children read because they want to.
900107 | ${alun} | 2026-10-19 | attendance-and-behaviour | primary | half-term | yes | - | Mondays and Fridays | Somebody who has brought absence down to look at ours with us.
900145 | ${nasreen} | 2026-11-03 | mathematics | primary | term | no | 40 | Maths with mixed ages | To see how others teach two years in one room.
`;

export const asks: readonly (Of & { readonly ask: Omit<NewAsk, 'providerId'> })[] = readTable(askColumns, askTable).map(
  ({ provider, by, on, isOpen, mostKm, ...rest }) => ({
    ...{ provider, by, on },
    ask: {
      ...rest,
      isOpen: isOpen === 'yes',
      notSameTrust: false,
      mostKm: orNull(mostKm) === null ? null : Number(mostKm),
      agreedBy: 'the head',
    } as Omit<NewAsk, 'providerId'>,
  }),
);

const told = 'The head, by telephone';
const both = (on: string): VisitStep[] => [
  { kind: 'accepted', side: 'asker', on, words: told },
  { kind: 'accepted', side: 'host', on, words: told },
];

/** Which ask and which offer, by their titles, and what came of it. */
export const visits: readonly {
  readonly ask: string;
  readonly offer: string;
  readonly by: string;
  readonly on: string;
  readonly steps: readonly VisitStep[];
}[] = [
  {
    ask: 'Books that children choose',
    offer: 'Reading for pleasure, every day',
    by: alun,
    on: '2026-09-28',
    steps: [
      ...both('2026-09-30'),
      { kind: 'dated', side: 'asker', on: '2026-10-14', from: '13:30' },
      { kind: 'happened', side: 'asker', on: '2026-10-14' },
      {
        kind: 'said',
        side: 'asker',
        on: '2026-10-16',
        words: 'Two teachers went. They came back with the book lists and a plan for the end of the day.',
      },
      { kind: 'said', side: 'host', on: '2026-10-16', words: 'They asked what we would do differently, which helped us too.' },
    ],
  },
  {
    ask: 'Mondays and Fridays',
    offer: 'A day with our attendance lead',
    by: alun,
    on: '2026-11-02',
    steps: [...both('2026-11-04'), { kind: 'dated', side: 'host', on: '2026-11-26', from: '09:30' }],
  },
];

export interface InventedEntry extends Of {
  readonly words: PracticeWords;
  readonly published: { readonly on: string; readonly reviewDueOn: string } | null;
}

export const practice: readonly InventedEntry[] = [
  {
    provider: '900107',
    by: alun,
    on: '2026-05-20',
    published: { on: '2026-06-01', reviewDueOn: '2027-06-01' },
    words: {
      title: 'Ten minutes of maths talk every morning',
      theme: 'mathematics',
      phase: 'primary',
      pupils: 'all',
      context: 'Two forms of entry, a stable staff, and a subject leader with half a day a week.',
      done: 'Every class begins the day with one question that has more than one answer. Children explain to a partner before anybody writes. The subject leader was in each class twice a term.',
      measure: 'Year 6 at the expected standard in maths, teacher assessment in the spring',
      was: '64% in 2024',
      became: '77% in 2026',
      howKnown: 'Two spring assessments moderated with a neighbouring school; 58 and 60 children.',
      limits: 'A new scheme came in the same year, so the talk alone cannot be credited. It was slow to take in year 1.',
      contact: 'The subject leader for maths, through the school office',
    },
  },
  {
    provider: '900141',
    by: nasreen,
    on: '2025-10-06',
    published: { on: '2025-10-20', reviewDueOn: '2026-10-20' },
    words: {
      title: 'A call before nine on the first day away',
      theme: 'attendance-and-behaviour',
      phase: 'primary',
      pupils: 'disadvantaged',
      context: 'A large primary in a town; a third of its children are disadvantaged.',
      done: 'One person rings every family whose child is not there, before nine, and asks what would help. Families whom she has rung twice are visited.',
      measure: 'Children absent for a tenth of sessions or more',
      was: '24% in autumn 2023',
      became: '17% in autumn 2024',
      howKnown: 'Our own register, of all children; the published figure moved likewise.',
      limits: 'It rests on one person whom families know. Absence fell everywhere in that year.',
      contact: 'The attendance lead',
    },
  },
  {
    provider: '900130',
    by: alun,
    on: '2026-06-15',
    published: { on: '2026-07-01', reviewDueOn: '2027-07-01' },
    words: {
      title: 'Choosing with pictures at lunch',
      theme: 'inclusion',
      phase: 'special',
      pupils: 'sen',
      context: 'A special school; the same has been tried in two mainstream dining halls since.',
      done: 'Every child chooses lunch with picture cards, and is waited for. Midday staff were trained for two afternoons.',
      measure: 'Children who ask for something unprompted at lunch, counted over a week',
      was: '11 of 42',
      became: '29 of 42',
      howKnown: 'Counted by two people, in May 2025 and May 2026.',
      limits: 'One hall and one year. Nobody has looked whether it carries over into lessons.',
      contact: 'The lead for communication',
    },
  },
  {
    provider: '900106',
    by: alun,
    on: '2026-11-04',
    published: null,
    words: {
      title: 'Older children read to younger ones',
      theme: 'reading',
      phase: 'primary',
      pupils: 'boys',
      context: 'One and a half forms of entry.',
      done: 'Year 5 boys choose a book and read it to the same child in reception every Thursday.',
      measure: 'Books that year 5 boys borrowed in a half-term',
      was: '41',
      became: '96',
      howKnown: 'The library’s own list.',
      limits: 'Borrowed is not read. One half-term.',
      contact: 'The head',
    },
  },
];
