import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { moveToSurvivingProvider } from './move-to-surviving-provider.ts';
import type { Join } from './surviving-provider.ts';

/**
 * The Department's list names a school's own nursery by the school's URN. That is the school, not a second provider beside it: it gets the number, and
 * what was recorded of a provider made before the register was loaded. The same digits in another authority are an Ofsted number and a coincidence.
 */
export async function joinSchoolsOwnSettings(tx: Tx): Promise<void> {
  await sql`
    create temp table school_setting on commit drop as
    select n.number, i.provider_id from early_years_now n
    join provider_identifier i on i.scheme = 'urn' and i.value = n.number
    join provider p on p.id = i.provider_id and p.la_name = n.la_name
    where n.source = 'early-years (published list)'`.execute(tx);
  const joins = await sql<Join>`
    select i.provider_id as "givenUp", s.provider_id as survivor from school_setting s
    join provider_identifier i on i.scheme = 'ofsted' and i.value = s.number where i.provider_id <> s.provider_id`.execute(tx);
  await moveToSurvivingProvider(tx, joins.rows);
  await sql`
    insert into provider_identifier (provider_id, scheme, value) select provider_id, 'ofsted', number from school_setting on conflict do nothing`.execute(
    tx,
  );
  await sql`delete from early_years_now n using school_setting s where s.number = n.number`.execute(tx);
  await sql`drop table school_setting`.execute(tx);
}
