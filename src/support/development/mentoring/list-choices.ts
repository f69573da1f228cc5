import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import { providerPhases } from '../../../register/index.ts';

const phaseNames: Readonly<Record<string, string>> = providerPhases;
export const phaseName = (id: string): string => phaseNames[id] ?? id;

/** Accounts of those who may mentor somebody: of people outside the authority’s own staff. */
export async function listMentorAccounts(
  db: Reader,
  authorityId: number,
): Promise<{ readonly id: number; readonly name: string; readonly jobTitle: string | null }[]> {
  const { rows } = await sql<{ id: number; name: string; jobTitle: string | null }>`
    select id, name, job_title as "jobTitle" from account
    where authority_id = ${authorityId} and state <> 'disabled'
      and role in ('headteacher', 'head-delegate', 'chair', 'governor', 'trust-executive', 'diocese', 'network-member')
    order by lower(name) collate "C", id`.execute(db);
  return rows;
}

/** Open providers of the authority, by name. */
export async function listProvidersToName(db: Reader, laCode: string): Promise<{ readonly id: number; readonly name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from provider where la_code = ${laCode} and joined_to is null and status in ('open', 'closing') order by sort_key, id`.execute(
    db,
  );
  return rows;
}
