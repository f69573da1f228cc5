import type { Completion, OwnerSide } from '../../src/evidence/actions/agreed-action.ts';
import { orNull, readTable } from './read-table.ts';

interface DemonstratedAction {
  readonly urn: string;
  /** Whoever agreed it, by name. */
  readonly by: string;
  readonly agreedOn: string;
  readonly ownerSide: OwnerSide;
  /** A name of the demonstration owns it with an account. */
  readonly ownerName: string;
  /** Working days from the day it was agreed. */
  readonly workingDays: number;
  readonly isShared: boolean;
  readonly what: string;
  readonly measure: string | null;
  readonly done: (Completion & { readonly by: string; readonly cameOfIt: string | null }) | null;
}

const columns = ['urn', 'by', 'agreedOn', 'side', 'owner', 'days', 'shared', 'what', 'measure', 'doneOn', 'doneBy', 'evidence', 'cameOfIt'] as const;

/** What was agreed by telephone and by letter: some open, one overdue, one that the head reported, one done with what came of it. */
const table = `
900102 | Alun Thistlewaite | 2026-09-16 | provider | Clemency Oakapple | 20 | yes | Match the reading books to the phonics that are taught | Nine in ten read at the level of their phonics | 2026-10-09 | Alun Thistlewaite | Seen in each class on 9 October | Checks in October rose in all three classes
900102 | Alun Thistlewaite | 2026-10-05 | provider | Clemency Oakapple | 25 | yes | Send the plan for pupils who are often absent | Persistent absence under one in eight by Easter | - | - | - | -
900102 | Alun Thistlewaite | 2026-10-05 | authority | Alun Thistlewaite | 35 | yes | Arrange a visit to a school with strong early reading | The visit, and what was taken from it | - | - | - | -
900102 | Alun Thistlewaite | 2026-10-05 | provider | Chair of governors | 30 | yes | Name a governor for safeguarding | A name, and the training that is booked | - | - | - | -
900107 | Nasreen Greywell | 2026-09-23 | provider | Headteacher | 20 | yes | Review the timetable for mathematics | An hour each day in every class | - | - | - | -
900125 | Alun Thistlewaite | 2026-10-12 | provider | Santosh Zennor | 40 | yes | Visit the early years and report to governors | A note in the minutes | - | - | - | -
900125 | Alun Thistlewaite | 2026-10-12 | authority | Alun Thistlewaite | 15 | no | Ask the training school for two days of its phonics lead | Two days booked | 2026-10-28 | Alun Thistlewaite | Booked for January | -
`;

export const agreedActions: readonly DemonstratedAction[] = readTable(columns, table).map((row) => ({
  urn: row.urn,
  by: row.by,
  agreedOn: row.agreedOn,
  ownerSide: row.side as OwnerSide,
  ownerName: row.owner,
  workingDays: Number(row.days),
  isShared: row.shared === 'yes',
  what: row.what,
  measure: orNull(row.measure),
  done: orNull(row.doneOn) === null ? null : { on: row.doneOn, by: row.doneBy, evidence: row.evidence, cameOfIt: orNull(row.cameOfIt) },
}));

/** Reported done by the head, and not accepted yet. */
export const reported = {
  urn: '900102',
  what: 'Send the plan for pupils who are often absent',
  by: 'Clemency Oakapple',
  on: '2026-11-05',
  evidence: 'Sent by e-mail on 5 November, with the attendance officer’s notes',
} as const;

/** A call of which the inspection is over and not published. */
export const ofstedCall = {
  urn: '900125',
  by: 'Xanthe Copperwheat',
  entry: {
    calledOn: '2026-11-02',
    calledAt: '10:20',
    inspectionFrom: '2026-11-03',
    inspectionTo: '2026-11-04',
    caller: 'The inspection service, for lead inspector R. Invented',
  },
  welfare: 'The head is ready, and has her deputy with her. Nothing is asked of us today.',
  provisional: {
    by: 'Philippa Ravenhythe',
    on: '2026-11-05',
    judgements: [{ area: 'Inclusion', judgement: 'Strong standard' }],
    safeguarding: 'Met',
    words: 'Leaders know their school well.',
  },
} as const;
