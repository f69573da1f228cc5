import type { Readable } from 'node:stream';
import { streamCsv, type CsvRow } from '../files/write-csv.ts';
import type { FoundEvent } from './find-events.ts';

/** An event with what the page says of it in words. */
export interface EventInWords extends FoundEvent {
  readonly what: string;
  readonly record: string | null;
}

type Cell = (event: EventInWords) => string | number | null;
const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const columns: readonly (readonly [string, Cell])[] = [
  ['Number', ({ sequence }) => sequence],
  ['When (UTC)', ({ occurred_at: at }) => new Date(at).toISOString()],
  ['What', ({ what }) => what],
  ['Who', (event) => event.actor_name],
  ['Kind of user', (event) => event.actor_kind],
  ['Role', (event) => event.actor_role],
  ['Account', (event) => event.account_id],
  ['API token', (event) => event.token_id],
  ['From', ({ address }) => address],
  ['Whose record', ({ record }) => record],
  ['Kind of record', (event) => event.subject_kind],
  ['Record', (event) => event.subject_id],
  ['Reason', ({ reason }) => reason],
  ['Before', ({ before }) => asJson(before)],
  ['After', ({ after }) => asJson(after)],
  ['Event', ({ event }) => event],
  ['Reference', ({ reference }) => reference],
  ['Previous hash', (event) => event.previous_hash],
  ['Hash', ({ hash }) => hash],
];

/** A batch at a time, however long the trail. */
export function writeEventsCsv(batches: AsyncIterable<readonly EventInWords[]>): Readable {
  return streamCsv(
    columns.map(([heading]) => heading),
    rowsOf(batches),
  );
}

async function* rowsOf(batches: AsyncIterable<readonly EventInWords[]>): AsyncGenerator<CsvRow[]> {
  for await (const events of batches) yield events.map((event) => columns.map(([, cell]) => cell(event)));
}
