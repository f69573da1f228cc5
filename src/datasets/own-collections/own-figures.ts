import { parseAcademicYear } from '../../kernel/period.ts';
import { readCell } from '../../kernel/statistic.ts';
import { figureTable } from '../figures.ts';
import type { CellReader, Derived, Layout, UntypedColumn } from '../source.ts';

/** A column of a template, and what may stand in it. */
export interface OwnColumn {
  readonly header: string;
  readonly kind: 'count' | 'percent' | 'score' | 'yes-or-no';
  /** Percentages: the column of the children they are of. Counts: the one that cannot be less. */
  readonly of?: string;
  readonly meaning: string;
}

export interface OwnCollection {
  readonly name: string;
  readonly title: string;
  /** Early years providers without a URN may be in it, by Ofsted's registration number. */
  readonly hasProviders?: true;
  readonly status: 'final' | 'unvalidated';
  readonly columns: readonly OwnColumn[];
}

const urn: UntypedColumn = { header: 'urn', meaning: 'The school’s unique reference number, six digits.' };
const number: UntypedColumn = {
  header: 'registration_number',
  meaning: 'Ofsted’s number for an early years provider, where it has no URN: “EY292023”. Each row has the one or the other.',
};
const name = {
  header: 'name',
  column: 'name',
  type: 'text',
  required: true,
  meaning: 'The school’s or provider’s name, for whoever reads the file.',
} as const;
const year: UntypedColumn = { header: 'year', required: true, meaning: 'The academic year, as “2025/26”.' };

/** The layout of a file that the authority, or its schools, make by a template: a row for each school and year. */
export function ownFiguresLayout(collection: OwnCollection): Layout {
  const { columns, hasProviders, status } = collection;
  return {
    ...figureTable,
    table: 'own_figure',
    owned: true,
    isVast: false,
    key: ['authority_id', ...figureTable.key],
    scope: ['authority_id', ...figureTable.scope],
    name: collection.name,
    title: collection.title,
    constants: { dataset: collection.name, status, breakdown: '' },
    encodings: ['utf-8', 'windows-1252'],
    columns: [name],
    untyped: [
      ...(hasProviders === true ? [urn, number] : [{ ...urn, required: true }]),
      year,
      ...columns.map(({ header, meaning }): UntypedColumn => ({ header, meaning, required: true, isFigure: true })),
    ],
    derived: { columns: ['period', 'level', 'subject'], from: (cell) => readOwnRow(collection, cell) },
  };
}

/** Columns of the template in the order in which people meet them. */
export function templateColumns({ columns, untyped = [] }: Layout): { readonly header: string; readonly meaning: string }[] {
  const isWho = ({ header }: UntypedColumn): boolean => header === urn.header || header === number.header;
  const ordered = [...untyped.filter(isWho), ...columns, ...untyped.filter((column) => !isWho(column))];
  return ordered.map(({ header, meaning }) => ({ header, meaning: meaning ?? '' }));
}

function readOwnRow({ columns }: OwnCollection, cell: CellReader): Derived {
  const who = readWho(cell('urn'), cell('registration_number'));
  if ('problem' in who) return who;
  const period = parseAcademicYear(cell('year'));
  if (period === null) return { problem: `“${cell('year')}” is no academic year, such as 2025/26.`, column: 'year' };
  for (const column of columns) {
    const problem = whatIsWrong(column, cell);
    if (problem !== null) return { problem, column: column.header };
  }
  return { period, ...who };
}

function readWho(school: string, provider: string): { level: string; subject: string } | { problem: string; column: string } {
  if (school !== '' && provider !== '') return { problem: 'The row has a URN and a registration number: give the one it goes by.', column: 'urn' };
  if (school === '' && provider !== '') return { level: 'provider', subject: provider.toUpperCase() };
  if (/^\d{6}$/.test(school)) return { level: 'school', subject: school };
  return { problem: school === '' ? 'The row does not say whose it is.' : `“${school}” is no URN: that has six digits.`, column: 'urn' };
}

/** Null where a cell is possible: a number of its kind, one of the symbols for none, or empty. */
function whatIsWrong({ header, kind, of }: OwnColumn, cell: CellReader): string | null {
  const text = cell(header);
  const read = readCell(text);
  if (read.kind === 'reason') return null;
  if (read.kind === 'unknown') return `“${text}” is neither a number nor a symbol for none (c, z, x).`;
  const { value, decimals } = read;
  if (kind === 'score') return null;
  if (value < 0) return `“${text}” is less than nothing.`;
  if (kind === 'yes-or-no') return value === 0 || value === 1 ? null : `“${text}” is neither 1 (yes) nor 0 (no).`;
  const base = of === undefined ? null : readCell(cell(of));
  const whole = base?.kind === 'number' ? base.value : null;
  if (kind === 'count') {
    if (!Number.isInteger(value)) return `“${text}” is not a whole number.`;
    return whole !== null && value > whole ? `${String(value)} is more than the ${String(whole)} in “${of ?? ''}”.` : null;
  }
  if (value > 100) return `${String(value)}% is more than all.`;
  if (whole === null || whole === 0) return whole === 0 && value > 0 ? `${String(value)}% of nobody cannot be.` : null;
  return isPossible(value, decimals, whole) ? null : `${String(value)}% of ${String(whole)} is no whole number of pupils.`;
}

/** Whether some whole number of so many is that percentage, rounded or cut off at its last digit. */
function isPossible(percent: number, decimals: number, whole: number): boolean {
  const nearest = Math.round((percent * whole) / 100);
  const unit = 10 ** -decimals;
  return [nearest, nearest + 1].some((count) => count <= whole && Math.abs((count * 100) / whole - percent) < unit);
}
