/** Reads a table written as lines of cells between bars; empty lines are left out. Throws for a line with a cell too many. */
export function readTable<Column extends string>(columns: readonly Column[], table: string): Record<Column, string>[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length > columns.length)
      throw new Error(`A line of the table has ${cells.length} cells, and there are ${columns.length} columns: ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Record<Column, string>;
  });
}

/** `-` stands for nothing. */
export function orNull(cell: string): string | null {
  return cell === '-' || cell === '' ? null : cell;
}

export function numberOrNull(cell: string): number | null {
  return orNull(cell) === null ? null : Number(cell);
}
