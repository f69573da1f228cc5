/**
 * How a spreadsheet begins a formula: with one of these signs, in ASCII or in the full width of East Asian typing, after white space or none.
 * A tab or a line end at the front is taken off by some before they look, so it counts as a sign itself.
 */
const beginsFormula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** A negative number is a number: no spreadsheet runs it, and with an apostrophe it could not be added up. */
const isNegativeNumber = /^-\d+(\.\d+)?$/;

/** A cell of a CSV file: text that a spreadsheet would run is kept as text by an apostrophe before it, as OWASP advises. Numbers stay numbers. */
export function safeCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return beginsFormula.test(value) && !isNegativeNumber.test(value) ? `'${value}` : value;
}
