import './tables.ts';
import type { Reader } from '../database/database.ts';

export interface ListedMail {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly failedReason: string | null;
}

export interface OpenedMail extends ListedMail {
  readonly body: string | null;
}

const columns = ['id', 'to_address as to', 'subject', 'created_at as createdAt', 'sent_at as sentAt', 'failed_reason as failedReason'] as const;

/** An authority's latest, newest first. */
export const listMail = (reader: Reader, authorityId: number): Promise<ListedMail[]> =>
  reader.selectFrom('mail').select(columns).where('authority_id', '=', authorityId).orderBy('id', 'desc').limit(200).execute();

export const findMail = (reader: Reader, authorityId: number, id: number): Promise<OpenedMail | undefined> =>
  reader
    .selectFrom('mail')
    .select([...columns, 'body'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
