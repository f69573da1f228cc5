export type CopyValue = string | number | boolean | null;

const special = /[\\\t\n\r\0]/;
const replacements: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeText(text: string): string {
  if (!special.test(text)) return text;
  if (text.includes('\0')) throw new RangeError('PostgreSQL’s text cannot hold the character NUL.');
  return text.replace(/[\\\t\n\r]/g, (character) => replacements[character] ?? character);
}

/** One row of a COPY in PostgreSQL's text format: values separated by tabs, `\N` for null, ended by a new line. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) line += '\t';
    const value = values[index];
    if (typeof value === 'string') line += escapeText(value);
    else if (value === null || value === undefined) line += '\\N';
    else if (typeof value === 'boolean') line += value ? 't' : 'f';
    else line += String(value);
  }
  return `${line}\n`;
}
