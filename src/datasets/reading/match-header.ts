import { listed, unreadable, UnreadableFile } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Layout, UntypedColumn } from '../source.ts';
import { suggestName } from './suggest-name.ts';

/** Where each column of the contract is in this file. */
export interface HeaderMatch {
  readonly layout: Layout;
  /** Line of the file that the header is on. */
  readonly line: number;
  /** Cells in a row. */
  readonly width: number;
  /** For each column of the contract in turn, the cell that holds it; -1 where the file has none. */
  readonly cellOf: readonly number[];
  /** Columns kept as they came, in an order of names and not of the file, so that a reordered file gives the same rows. */
  readonly rest: readonly { readonly header: string; readonly cell: number; readonly isFigure: boolean }[];
  readonly notes: readonly string[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Headers are the same whatever their case and spacing: one of Ofsted's has a double space, in some months. */
function plain(header: string): string {
  return header.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/**
 * Finds the header among the first rows of a file (some months have title lines above it), and the layout that it belongs to.
 * Throws `UnreadableFile`, saying what changed, where a column that is needed is missing or renamed.
 */
export function matchHeader(rows: readonly Row[], layouts: readonly Layout[]): HeaderMatch {
  let nearest: { row: Row; layout: Layout; score: number } | null = null;
  let exact: { row: Row; layout: Layout; score: number } | null = null;
  for (const row of rows) {
    const present = new Set(row.cells.map(plain));
    for (const layout of layouts) {
      const wanted = wantedBy(layout);
      const names = wanted.map((column) => [column.header, ...(column.aliases ?? [])].some((name) => present.has(plain(name))));
      const found = names.filter(Boolean).length;
      const known = found + (layout.alsoPublished ?? []).filter((name) => present.has(plain(name))).length;
      const candidate = { row, layout, score: found / wanted.length };
      const complete = wanted.every((column, index) => column.required !== true || names[index] === true);
      const isHeld = holdsWhatItShould(row, layout, rows);
      const isMostlyKnown = layout.othersAreMany === true || known * 2 >= row.cells.length;
      if (complete && isMostlyKnown && isHeld && found > (exact?.score ?? 0)) exact = { ...candidate, score: found };
      if (found >= Math.min(2, wanted.length - 1) && candidate.score > (nearest?.score ?? 0.3)) nearest = candidate;
    }
    if (exact) break;
  }
  if (exact) return plan(exact.row, exact.layout, rows);
  if (nearest) throw changedHeader(nearest.row, nearest.layout);
  throw noHeader(rows, layouts);
}

/** Every column that the contract names, typed or not. */
function wantedBy(layout: Layout): readonly UntypedColumn[] {
  return [...layout.columns, ...(layout.untyped ?? [])];
}

/** True as well where the file has no row to look at. */
function holdsWhatItShould(row: Row, { holds }: Layout, rows: readonly Row[]): boolean {
  const first = rows.find(({ line }) => line > row.line);
  if (holds === undefined || first === undefined) return true;
  const cell = first.cells[row.cells.findIndex((header) => plain(header) === plain(holds.header))];
  return cell === undefined || plain(cell).startsWith(plain(holds.begins));
}

function plan(row: Row, layout: Layout, rows: readonly Row[]): HeaderMatch {
  const headers = row.cells.map(plain);
  const notes: string[] = [];
  const above = rows.filter(({ line }) => line < row.line).length;
  if (above > 0)
    notes.push(`The header is on line ${row.line}: ${above === 1 ? 'the line above it was' : `the ${above} lines above it were`} left out.`);

  const taken = new Set<number>();
  const find = (column: UntypedColumn): number => {
    const names = [column.header, ...(column.aliases ?? [])].map(plain);
    const name = names.find((candidate) => headers.includes(candidate));
    if (name === undefined) return -1;
    const cell = headers.indexOf(name);
    const again = headers.indexOf(name, cell + 1);
    if (again !== -1)
      throw unreadable(
        `The column “${column.header}” is there twice (columns ${cell + 1} and ${again + 1}): nothing says which one to believe.`,
        row.line,
        column.header,
      );
    if (name !== names[0]) notes.push(`The column “${column.header}” is called “${row.cells[cell] ?? name}” here.`);
    taken.add(cell);
    return cell;
  };
  const cellOf = layout.columns.map(find);
  const untyped = (layout.untyped ?? []).map((column) => ({ header: column.header, cell: find(column), isFigure: column.isFigure === true }));
  const others = otherColumns(row, taken);
  const rest = [...untyped.filter(({ cell }) => cell !== -1), ...others].sort((one, other) => (one.header < other.header ? -1 : 1));
  const expected = new Set((layout.alsoPublished ?? []).map(plain));
  const added = others.filter(({ header }) => !expected.has(plain(header))).map(({ header }) => header);
  const missing = [
    ...layout.columns.filter((_, index) => cellOf[index] === -1).map(({ header }) => header),
    ...untyped.filter(({ cell }) => cell === -1).map(({ header }) => header),
    ...(layout.alsoPublished ?? []).filter((header) => !headers.includes(plain(header))),
  ];
  if (added.length > 0 && layout.othersAreMany !== true) notes.push(`Added columns, kept as they came: ${listed(added)}.`);
  if (missing.length > 0) notes.push(`Columns not in this file, which the service can do without: ${listed(missing)}.`);
  const present = cellOf.filter((cell) => cell !== -1);
  if (isReordered(layout, headers) && present.length > 1) notes.push('The columns are in another order than the publisher’s.');
  return { layout, line: row.line, width: row.cells.length, cellOf, rest, notes };
}

function otherColumns(row: Row, taken: ReadonlySet<number>): { header: string; cell: number; isFigure: boolean }[] {
  const seen = new Map<string, number>();
  return row.cells
    .map((header, cell) => ({ header: header.trim().replaceAll(/\s+/g, ' ') || `(column ${cell + 1})`, cell }))
    .filter(({ cell }) => !taken.has(cell))
    .map(({ header, cell }) => {
      const times = (seen.get(header) ?? 0) + 1;
      seen.set(header, times);
      return { header: times === 1 ? header : `${header} (${times})`, cell, isFigure: false };
    })
    .sort((one, other) => (one.header < other.header ? -1 : 1));
}

/** The contract lists typed columns in the publisher's order, and the others in theirs: either list out of order shows. */
function isReordered(layout: Layout, headers: readonly string[]): boolean {
  const inOrder = (names: readonly string[]): boolean => {
    const cells = names.map((name) => headers.indexOf(plain(name))).filter((cell) => cell !== -1);
    return cells.every((cell, index) => index === 0 || cell > (cells[index - 1] ?? 0));
  };
  if (layout.othersAreMany === true) return false;
  return !inOrder(layout.columns.map(({ header }) => header)) || !inOrder(layout.alsoPublished ?? []);
}

function changedHeader(row: Row, layout: Layout): UnreadableFile {
  const present = new Set(row.cells.map(plain));
  const known = new Set(
    [...wantedBy(layout).flatMap(({ header, aliases }) => [header, ...(aliases ?? [])]), ...(layout.alsoPublished ?? [])].map(plain),
  );
  const missing = wantedBy(layout).filter(
    ({ header, aliases, required }) => required === true && ![header, ...(aliases ?? [])].some((name) => present.has(plain(name))),
  );
  let unknown = row.cells.filter((header) => header.trim() !== '' && !known.has(plain(header)));
  const problems = missing.map(({ header }): Problem => {
    const renamed = suggestName(header, unknown, missing.length);
    unknown = unknown.filter((candidate) => candidate !== renamed);
    const reason =
      renamed === undefined ? `The column “${header}” is missing.` : `The column “${header}” is missing. It may now be called “${renamed}”.`;
    return { line: row.line, column: header, value: renamed ?? '', reason };
  });
  if (problems.length > 0) return new UnreadableFile(problems);
  if (layout.holds !== undefined && layout.othersAreMany === true) {
    const { header, begins } = layout.holds;
    return unreadable(
      `The columns are those of “${layout.title}”, but “${header}” does not begin with “${begins}”, as it does there.`,
      row.line,
      header,
    );
  }
  return unreadable(`Most columns of this file are not those of “${layout.title}”: it looks like another publication.`, row.line);
}

function noHeader(rows: readonly Row[], layouts: readonly Layout[]): UnreadableFile {
  const first = rows[0];
  if (!first) return unreadable('The file is empty: it has no header and no rows.', 1);
  const wanted = layouts
    .filter(({ format }) => format === 'csv')
    .map(
      (layout) =>
        `“${layout.title}” (${listed(
          wantedBy(layout).map(({ header }) => header),
          3,
        )})`,
    );
  const begins = first.cells.join(',').slice(0, 60);
  return unreadable(
    `No header of a known file was found. The file begins “${begins}”. What is read here: ${wanted.join('; ')}.`,
    first.line,
    '',
    begins,
  );
}
