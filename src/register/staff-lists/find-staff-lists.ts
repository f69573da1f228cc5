import './tables.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Cells } from './staff-list-template.ts';

export interface StaffList {
  readonly id: number;
  readonly fileName: string;
  readonly state: 'waiting' | 'accepted' | 'discarded';
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

const columns = [
  'id',
  'file_name as fileName',
  'state',
  'uploaded_by as uploadedBy',
  'uploaded_at as uploadedAt',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
] as const;

/** An authority's latest, the newest first. */
export const listStaffLists = (reader: Reader, authorityId: number): Promise<StaffList[]> =>
  reader.selectFrom('staff_list').select(columns).where('authority_id', '=', authorityId).orderBy('id', 'desc').limit(50).execute();

export async function findStaffList(reader: Reader, authorityId: number | null, id: string | undefined): Promise<StaffList | undefined> {
  if (authorityId === null || !/^[1-9]\d{0,8}$/.test(id ?? '')) return undefined;
  return reader.selectFrom('staff_list').select(columns).where('id', '=', Number(id)).where('authority_id', '=', authorityId).executeTakeFirst();
}

export interface StoredRow {
  readonly line: number;
  readonly cells: Cells;
  readonly outcome: string | null;
  readonly accountId: number | null;
}

export const listStoredRows = (reader: Reader, staffListId: number): Promise<StoredRow[]> =>
  reader
    .selectFrom('staff_list_row')
    .select(['line', 'cells', 'outcome', 'account_id as accountId'])
    .where('staff_list_id', '=', staffListId)
    .orderBy('line')
    .execute();
