import { sql } from 'kysely';
import type { CommittedRelease } from '../../datasets/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { placeSitesOfEveryAuthority } from '../localities/place-sites.ts';
import { applyChildrensCentres } from './apply-childrens-centres.ts';
import { applyEarlyYears } from './apply-early-years.ts';
import { establishmentColumns, establishmentFacts } from './read-establishment-facts.ts';
import { joinLinkedProviders } from './join-linked-providers.ts';
import { nameAuthorities } from './name-authorities.ts';
import { rebuildProviders } from './rebuild-providers.ts';

/** Makes a provider of every establishment that is new to the register, and brings up to date those whose record has changed. */
export async function applyEstablishments(tx: Tx, release: CommittedRelease): Promise<void> {
  await forgetAnnouncements(tx, release.id);
  await addProviders(tx, release.id);
  const changed = await sql<{ id: number }>`
    select distinct i.provider_id as id from release_change c
    join provider_identifier i on i.scheme = 'urn' and i.value = c.key
    where c.release_id = ${release.id} and c.kind <> 'new'
       or c.release_id = ${release.id} and c.kind = 'new' and not exists (
         select 1 from provider p where p.id = i.provider_id and p.created_release_id = ${release.id})`.execute(tx);
  const joined = await joinLinkedProviders(tx);
  await rebuildProviders(tx, [...new Set([...changed.rows.map((row) => row.id), ...joined])]);
  await nameAuthorities(tx);
  await applyEarlyYears(tx);
  await applyChildrensCentres(tx);
  await placeSitesOfEveryAuthority(tx);
}

/** A URN that links had announced has come: it is a provider of its own until the rule, which now knows when it opened, says otherwise. */
async function forgetAnnouncements(tx: Tx, releaseId: number): Promise<void> {
  await sql`
    delete from provider_identifier i using release_change c
    where c.release_id = ${releaseId} and c.kind = 'new' and i.scheme = 'urn' and i.value = c.key and i.is_announced`.execute(tx);
}

async function addProviders(tx: Tx, releaseId: number): Promise<void> {
  const columns = sql.join(establishmentColumns.map((column) => sql.ref(column)));
  await sql`
    with fresh as (
      select f.* from (${establishmentFacts()}) f
      join release_change c on c.release_id = ${releaseId} and c.kind = 'new' and c.key = f.key
      where not exists (select 1 from provider_identifier i where i.scheme = 'urn' and i.value = f.key)
    )
    insert into provider (${columns}, source, created_release_id)
    select ${columns}, 'gias-establishments', ${releaseId} from fresh order by urn`.execute(tx);
  await sql`
    insert into provider_identifier (provider_id, scheme, value, valid_from, valid_to, urn)
    select p.id, i.scheme, i.value, p.opened_on, p.closed_on, p.urn from provider p
    cross join lateral (values ('urn', p.urn::text), ('laestab', p.laestab), ('ukprn', p.ukprn)) as i (scheme, value)
    where p.created_release_id = ${releaseId} and p.source = 'gias-establishments' and i.value is not null`.execute(tx);
}
