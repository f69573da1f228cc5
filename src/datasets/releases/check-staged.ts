import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { listed, UnreadableFile } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Layout } from '../source.ts';
import { findRepeatedKeys } from './diff-staged.ts';

/** So many repeated keys are slips; more are a fault of the file. */
const mostRepeatedKeys = 5;
/** A handful of bad rows is rejected and told, however small the file. */
const fewRows = 5;

/** Rejects both rows of a repeated key; where there are more than a few, throws. Answers how many rows that were. */
export async function rejectRepeatedKeys(tx: Tx, layout: Layout, id: number): Promise<number> {
  const repeated = await findRepeatedKeys(tx, layout, id, mostRepeatedKeys + 1);
  if (repeated.length === 0) return 0;
  const header = headerOfKey(layout);
  const problems = repeated.flatMap(({ key, lines }) =>
    lines.map((line) => {
      const others = lines.filter((other) => other !== line).map(String);
      const value = spokenKey(layout, key);
      return {
        line,
        column: header,
        value,
        key,
        reason: `“${value}” is also on ${others.length === 1 ? 'line' : 'lines'} ${listed(others)}: the file must name it once.`,
      };
    }),
  );
  if (repeated.length > mostRepeatedKeys) {
    throw new UnreadableFile([
      { line: 0, column: header, value: '', reason: `More than ${mostRepeatedKeys} records are in the file more than once.` },
      ...problems,
    ]);
  }
  for (const { line, column, value, key, reason } of problems) {
    await tx.insertInto('release_rejection').values({ release_id: id, line, column, value, key, reason }).execute();
  }
  const keys = repeated.map(({ key }) => key);
  await sql`delete from ${sql.table(`${layout.table}_staged`)} where release_id = ${id} and key = any (${keys}::text[])`.execute(tx);
  return problems.length;
}

/** Throws where so much of the file is rejected that the rest is not to be trusted. */
export function refuseMostlyRejected(rows: number, rejected: number, first: readonly Problem[]): void {
  if (rows === 0) throw new UnreadableFile([{ line: 0, column: '', value: '', reason: 'The file has a header and no rows.' }]);
  if (rejected < rows && (rejected <= fewRows || rejected * 10 <= rows)) return;
  const share = rejected === rows ? 'All' : `${rejected} of`;
  throw new UnreadableFile([
    { line: 0, column: '', value: '', reason: `${share} ${rows} rows cannot be read: too many to trust the others. The first are listed.` },
    ...first,
  ]);
}

/** The keys of owned tables begin with the authority's id, and some with a constant: neither is the publisher's. */
function spokenKey(layout: Layout, key: string): string {
  const parts = key.split('|');
  return layout.key.length === 1
    ? key
    : layout.key.flatMap((name, index) => (isTyped(layout, name) && parts[index] ? [parts[index]] : [])).join(', ');
}

function headerOfKey(layout: Layout): string {
  return layout.columns
    .filter(({ column }) => layout.key.includes(column))
    .map(({ header }) => header)
    .join(', ');
}

function isTyped(layout: Layout, name: string): boolean {
  return layout.columns.some(({ column }) => column === name);
}

/** Throws where cells of figures are so often neither number nor symbol that columns must have slipped, or a symbol is new. */
export function refuseUnreadFigures(
  rows: number,
  { unread, unreadCount }: { readonly unread: readonly Problem[]; readonly unreadCount: number },
): void {
  if (unreadCount <= fewRows || unreadCount * 100 <= rows) return;
  const reason = `${unreadCount} cells of figures are neither numbers nor symbols that are known: columns may have slipped, or the publisher has a new symbol. The first are listed.`;
  throw new UnreadableFile([{ line: 0, column: '', value: '', reason }, ...unread]);
}
