import type { Part } from '../../src/register/allocations/allocation.ts';
import { orNull, readTable } from './read-table.ts';

/** Who leads the authority's work with which providers. */
export const caseloads = [
  { adviser: 'Alun Thistlewaite', schoolsOf: ['Tarmere', 'Silmoor'], from: '2025-09-01', enteredOn: '2026-05-13', reason: 'Advisers by locality, from September 2025' },
  { adviser: 'Nasreen Greywell', schoolsOf: ['Halscar', 'Quenley'], from: '2025-09-01', enteredOn: '2026-05-13', reason: 'Advisers by locality, from September 2025' },
  { adviser: 'Fenella Hollinsea', schoolsOf: 'early years', from: '2025-09-01', enteredOn: '2026-06-04', reason: 'The authority’s early years adviser' },
] as const; // prettier-ignore

const columns = ['provider', 'adviser', 'part', 'from', 'to', 'enteredOn', 'reason'] as const;

/** One school whose lead changed, which was recorded three weeks late; and an adviser who stood in, for less time than was planned. In the order in which they were entered. */
const table = `
900188 | Alun Thistlewaite | lead | 2023-09-01 | - | 2026-05-13 | Its head knew him from his last post
900188 | Nasreen Greywell | lead | 2026-09-01 | - | 2026-09-21 | Advisers by locality: agreed with the head in July
900188 | Alun Thistlewaite | cover | 2026-10-05 | 2026-12-18 | 2026-10-02 | Nasreen Greywell is away
`;

export const severalThroughTime = readTable(columns, table).map((row) => ({ ...row, part: row.part as Part, to: orNull(row.to) }));

export const stoodInForLess = { provider: '900188', validTo: '2026-10-23', enteredOn: '2026-10-21', reason: 'Nasreen Greywell is back' } as const;
