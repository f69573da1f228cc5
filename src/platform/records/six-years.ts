import type { RecordKind } from './record-kind.ts';

/** The basis of most of what is shipped: whoever was wronged may bring a claim for so long. */
export const sixYears = 'Limitation Act 1980 sections 2 and 5: six years in which a claim may be brought';

/** Names are taken out six years after the day in this column, which people know as `countedFrom`. */
export const sixYearsFrom = (column: string, countedFrom: string): RecordKind['retention'] => ({
  from: [column],
  countedFrom,
  shipped: { years: 6, basis: sixYears, action: 'erase-personal-data' },
});
