import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ServiceEntry } from './service.ts';
import './tables.ts';

export interface KeptService extends ServiceEntry {
  readonly id: number;
  readonly localityName: string | null;
  readonly ownerName: string;
  /** How often it was saved. */
  readonly changed: number;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every service of the directory, those withdrawn too, by name. */
export async function listServices(reader: Reader, authorityId: number): Promise<KeptService[]> {
  const { rows } = await sql<Omit<KeptService, 'withdrawn'> & { by: string | null; at: Date; reason: string }>`
    select s.id, s.category, s.name, s.says, s.phases, s.locality_id as "localityId", l.name as "localityName", s.email, s.phone, s.web,
      s.owner_account_id as "ownerAccountId", o.name as "ownerName", s.reviewed_on as "reviewedOn", s.review_due_on as "reviewDueOn", s.changed,
      s.withdrawn_by as by, s.withdrawn_at as at, s.withdrawn_reason as reason
    from directory_service s join account o on o.id = s.owner_account_id left join locality l on l.id = s.locality_id
    where s.authority_id = ${authorityId} order by lower(s.name) collate "C", s.id`.execute(reader);
  return rows.map(({ by, at, reason, ...row }) => ({ ...row, withdrawn: by === null ? null : { by, at, reason } }));
}

const owning = ['director', 'assistant-director', 'lead', 'sia', 'eeca', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support'];

/** Who may own an entry: officers whose accounts are in use, by name. */
export async function listOwners(reader: Reader, authorityId: number): Promise<{ readonly id: number; readonly name: string }[]> {
  return reader
    .selectFrom('account')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .where('role', 'in', owning)
    .where('state', '=', 'active')
    .orderBy('name')
    .orderBy('id')
    .execute();
}
