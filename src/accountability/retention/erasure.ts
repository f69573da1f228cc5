import { dateInWords } from '../../kernel/plain-date.ts';
import type { ColumnIs, PersonTie, RecordKind } from '../../platform/records/record-kind.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What stands in place of a name. */
export function removedOn(today: string): string {
  return `[removed under the retention schedule on ${dateInWords(today)}]`;
}

const holdsFor = (row: Row, when: ColumnIs | undefined): boolean => when === undefined || when.is.includes(String(row[when.column]));

/** The columns to change and what to write in them: names, emails and the like are replaced, and replaced again where the row's free text repeats them. */
export function eraseFrom({ people, words, emptied = [] }: RecordKind, id: string, row: Row, today: string): Row {
  const mark = removedOn(today);
  const changed: Record<string, unknown> = {};
  const gone: string[] = [];
  const replace = ({ columns, holds, when }: PersonTie): void => {
    if (holds === 'account' || !holdsFor(row, when)) return;
    for (const name of columns) {
      const value = row[name];
      if (typeof value !== 'string' || value === '') continue;
      gone.push(value);
      // Emails are told apart by the database, so each mark carries its record.
      changed[name] = holds === 'email' ? `${mark} ${id}` : mark;
    }
  };
  people.forEach(replace);
  for (const name of words) {
    if (Object.hasOwn(changed, name)) continue;
    const before = row[name];
    const after = withoutAny(before, gone, mark);
    if (JSON.stringify(after) !== JSON.stringify(before)) changed[name] = after;
  }
  for (const name of emptied) if (row[name] !== undefined) changed[name] = null;
  return changed;
}

/** Text, or every text within a JSON value, with each of these names replaced wherever it stands as a whole. */
function withoutAny(value: unknown, names: readonly string[], mark: string): unknown {
  if (typeof value === 'string') return names.reduce((text, name) => text.replaceAll(whole(name), () => mark), value);
  if (Array.isArray(value)) return value.map((each: unknown) => withoutAny(each, names, mark));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutAny(each, names, mark)]));
}

const whole = (name: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${literally(name)}(?![\p{L}\p{N}])`, 'giu');
const literally = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
