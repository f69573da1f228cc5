import { parsePlainDate } from '../../kernel/plain-date.ts';
import type { Column } from '../source.ts';

/** A cell that is not what its column holds, in words that name no line: the caller knows it. */
export interface Unfit {
  readonly reason: string;
}

/** Reads one filled cell, trimmed: what is kept, null for a symbol (kept in `rest`), or why it cannot be. */
export type ValueReader = (cell: string) => string | null | Unfit;

export function createValueReader(column: Column): ValueReader {
  const read = typeReader(column);
  const symbols = column.symbols;
  if (!symbols || column.type === 'text' || column.type === 'code') return read;
  return (cell) => (symbols.includes(cell) ? null : read(cell));
}

function typeReader({ type, digits, oneOf }: Column): ValueReader {
  switch (type) {
    case 'text':
      return oneOf ? (cell) => oneOfThese(cell, oneOf) : (cell) => cell;
    case 'code':
      return digits === undefined ? (cell) => cell : (cell) => (cell.length < digits && /^\d+$/.test(cell) ? cell.padStart(digits, '0') : cell);
    case 'integer':
      return (cell) => wholeNumber(cell, 2_147_483_647);
    case 'smallint':
      return (cell) => wholeNumber(cell, 32_767);
    case 'decimal':
      return (cell) => (/^-?\d{1,15}(\.\d+)?$/.test(cell) ? cell : { reason: `“${cell}” is not a number.` });
    case 'date':
      return rememberDates();
    case 'json':
      return (cell) => cell;
  }
}

function wholeNumber(cell: string, most: number): string | Unfit {
  if (!/^-?\d{1,10}$/.test(cell)) return { reason: `“${cell}” is not a whole number.` };
  const number = Number(cell);
  return Math.abs(number) <= most ? String(number) : { reason: `“${cell}” is too large.` };
}

function oneOfThese(cell: string, allowed: readonly string[]): string | Unfit {
  const found = allowed.find((value) => value.toLowerCase() === cell.toLowerCase());
  return found ?? { reason: `“${cell}” is not one of: ${allowed.join(', ')}.` };
}

/** A national file has millions of date cells and a few thousand days. */
function rememberDates(): ValueReader {
  const known = new Map<string, string>();
  return (cell) => {
    const seen = known.get(cell);
    if (seen !== undefined) return seen;
    const day = parsePlainDate(cell);
    if (day === null)
      return {
        reason: looksLikeADate(cell) ? `“${cell}” is a day that does not exist.` : `“${cell}” is not a date (DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD).`,
      };
    if (known.size > 20_000) known.clear();
    known.set(cell, day);
    return day;
  };
}

function looksLikeADate(cell: string): boolean {
  return /^\d{1,2}[-/]\d{1,2}[-/]\d{4}$/.test(cell) || /^\d{4}-\d{2}-\d{2}$/.test(cell);
}
