import writeExcel from 'write-excel-file/node';
import { type CsvRow, csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { SupportPage } from '../common/open-page.ts';
import { gatherDays } from './adviser-days-page.ts';
import { type DayTotal, groupings } from './day-entries.ts';
import { fundingIds, fundingSources } from './funding.ts';

const header = (by: string): string[] => [
  by,
  'Days entitled, at most',
  'Days planned',
  'Days given',
  'Days left of the entitlement',
  'Cost of those planned (£)',
  'Cost of those given (£)',
  ...fundingIds.map((id) => `Days given: ${fundingSources[id]}`),
];

const rowOf = (total: DayTotal): (string | number)[] => [
  total.name,
  total.entitled,
  total.planned,
  total.used,
  total.left,
  total.plannedPounds,
  total.usedPounds,
  ...fundingIds.map((id) => total.bySource[id].used),
];

export const exportDaysAsCsv: SupportPage = async (asked) => {
  const { question, totals, whole } = await gatherDays(asked);
  const rows: readonly CsvRow[] = [header(groupings[question.by]), ...totals.map(rowOf), rowOf(whole)];
  return { kind: 'download', fileName: `adviser-days-${asked.today}.csv`, contentType: csvType, body: writeCsv(rows), asked: { ...question } };
};

/** A workbook's cells are typed, and text in one is never run. */
export const exportDaysAsExcel: SupportPage = async (asked) => {
  const { question, totals, whole } = await gatherDays(asked);
  const cells = [
    header(groupings[question.by]).map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...[...totals, whole].map((total) =>
      rowOf(total).map((value) => (typeof value === 'string' ? { value, type: String } : { value, type: Number })),
    ),
  ];
  const body = await writeExcel(cells, { columns: [{ width: 40 }, ...header('').slice(1).map(() => ({ width: 16 }))], stickyRowsCount: 1, sheet: 'Adviser days' }).toBuffer(); // prettier-ignore
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { kind: 'download', fileName: `adviser-days-${asked.today}.xlsx`, contentType, body, asked: { ...question } };
};
