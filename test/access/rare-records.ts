import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

/** What only these records say. */
export const rareWords: readonly string[] = [
  'Leaves for the sea at Easter',
  'Paint the hall green',
  'Waits for an operation',
  'Taken over by its cook',
  'A nephew goes to school there',
  'reader@rare.example.invalid',
  'Our own words on heads’ days',
  'Chaired By Somebody',
  'Said in the village hall',
  'Until the ombudsman has written',
];

/** A record of every kind that an address can name and that the demonstration authority has none of. */
export async function addRareRecords(db: Database, authorityId: number): Promise<void> {
  await db.transaction(async (tx) => {
    const accounts = await tx.selectFrom('account').select('id').where('authority_id', '=', authorityId).where('role', '=', 'sia').orderBy('id').execute();
    const [leaver, successor] = accounts.map(({ id }) => id);
    await sql`
      with begun as (
        insert into handover (authority_id, account_id, is_emergency, reason, begun_by, begun_at)
        values (${authorityId}, ${leaver}, false, 'Leaves for the sea at Easter', 'Begun By Somebody', now()) returning id)
      insert into handed_over (authority_id, handover_id, source, item_id, label, what, to_account, given_by, given_at)
      select ${authorityId}, id, 'actions', 1, 'Agreed actions of hers', 'Paint the hall green', ${successor}, 'Given By Somebody', now() from begun`.execute(tx);
    await sql`
      insert into caseload_cover (authority_id, absent_account_id, cover_account_id, valid_from, valid_to, reason, allocation_ids, arranged_by, arranged_at)
      values (${authorityId}, ${leaver}, ${successor}, '2026-11-23', '2026-12-04', 'Waits for an operation', '{}', 'Arranged By Somebody', now())`.execute(tx);
    await sql`
      insert into early_years_no_pathway (authority_id, provider_id, reason, entered_by, entered_at)
      select authority_id, provider_id, 'Taken over by its cook', 'Entered By Somebody', now()
      from early_years_audit where authority_id = ${authorityId} order by id limit 1`.execute(tx);
    await sql`
      insert into tier_case_conflict (authority_id, provider_id, case_id, declared_by, declared_by_account, nature, declared_at)
      select authority_id, provider_id, id, 'Declared By Somebody', ${successor}, 'A nephew goes to school there', now()
      from tier_case where authority_id = ${authorityId} order by id limit 1`.execute(tx);
    await sql`
      insert into mail (authority_id, to_address, subject, body)
      values (${authorityId}, 'reader@rare.example.invalid', 'Our own words on heads’ days', null)`.execute(tx);
    await sql`
      insert into staff_list (authority_id, file_name, sha256, uploaded_by, uploaded_at)
      values (${authorityId}, 'staff.csv', 'x', 'Uploaded By Somebody', now())`.execute(tx);
    await sql`
      with planned as (
        insert into tier_review_meeting (authority_id, half_term, held_on, chair, planned_by, planned_at)
        values (${authorityId}, '2026/27 autumn 2', '2026-12-01', 'Chaired By Somebody', 'Planned By Somebody', now()) returning id)
      insert into tier_review_item (authority_id, meeting_id, provider_id, prepared)
      select c.authority_id, planned.id, c.provider_id, '{}' from planned, tier_case c where c.authority_id = ${authorityId} order by c.id limit 1`.execute(tx);
    await sql`
      insert into criteria_consultation (authority_id, criteria_id, body, held_on, how, said, answered, recorded_by, recorded_at)
      select authority_id, id, 'heads', '2026-11-02', 'A meeting', 'Said in the village hall', 'Nothing', 'Recorded By Somebody', now()
      from criteria_version where authority_id = ${authorityId} order by id limit 1`.execute(tx);
    await sql`
      insert into legal_hold (authority_id, record_kind, reason, review_on, placed_by, placed_at)
      values (${authorityId}, 'concern', 'Until the ombudsman has written', '2027-11-02', 'Placed By Somebody', now())`.execute(tx);
  });
} // prettier-ignore
