/** One field of a record, before and after; absent where it said nothing. */
export interface ChangeRow {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Every field that either side has, those that changed first; a field within a field is named by both. */
export function changeRows(before: unknown, after: unknown): { readonly changed: readonly ChangeRow[]; readonly same: readonly ChangeRow[] } {
  const [was, is] = [flatten(before), flatten(after)];
  const rows = [...new Set([...was.keys(), ...is.keys()])].map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }));
  return { changed: rows.filter((row) => row.before !== row.after), same: rows.filter((row) => row.before === row.after) };
}

/** "validFrom" as "Valid from". */
function wordsOfField(field: string): string {
  const words = field
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function flatten(value: unknown, name = '', into = new Map<string, string>()): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value)) into.set(name, value.every(isPlain) ? value.map(inWords).join(', ') : JSON.stringify(value));
  else if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value))
      flatten(each, name === '' ? wordsOfField(key) : `${name}: ${wordsOfField(key).toLowerCase()}`, into);
  } else into.set(name, inWords(value));
  return into;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === '' ? '(empty)' : String(value);
}
