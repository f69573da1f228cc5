import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { classifyStatus } from '../providers/classification.ts';
import { chainsOf, decideSuccessions, presentUrn, type Lifespan, type Succession } from '../providers/succession.ts';
import { moveToSurvivingProvider } from './move-to-surviving-provider.ts';
import { decideSurvivor, followJoins, type Holder, type Join } from './surviving-provider.ts';

/**
 * Makes one provider of the establishments that GIAS's links say are one, and lets mergers and splits name each other.
 * Gives the same whether links or establishments were loaded first. Returns the ids of the providers that must be rebuilt.
 */
export async function joinLinkedProviders(tx: Tx): Promise<number[]> {
  const links = await sql<{ urn: number; linkUrn: number; linkType: string }>`
    select urn, link_urn as "linkUrn", link_type as "linkType" from gias_link where gone_release_id is null`.execute(tx);
  if (links.rows.length === 0) return [];
  const lifespans = await readLifespans(tx);
  const holders = await readHolders(tx);
  const successions = decideSuccessions(links.rows, (urn) => lifespans.get(urn));

  const joins: Join[] = [];
  const announced: { urn: number; providerId: number }[] = [];
  const present: { providerId: number; urn: number }[] = [];
  for (const chain of chainsOf(successions)) {
    const urn = presentUrn(chain, (each) => lifespans.get(each));
    const survivor = decideSurvivor(chain, urn, (each) => holders.get(each));
    if (survivor === null) continue;
    for (const each of chain) {
      const holder = holders.get(each);
      if (!holder) announced.push({ urn: each, providerId: survivor });
      else if (holder.providerId !== survivor) joins.push({ givenUp: holder.providerId, survivor });
      if (holder?.providerId !== survivor || holder.urnNow !== urn) present.push({ providerId: survivor, urn: urn ?? each });
    }
  }
  const staying = followJoins(joins);
  const settled = <T extends { readonly providerId: number }>(given: readonly T[]): T[] =>
    given.map((it) => ({ ...it, providerId: staying(it.providerId) }));
  await moveToSurvivingProvider(
    tx,
    joins.map(({ givenUp }) => ({ givenUp, survivor: staying(givenUp) })).filter(({ givenUp, survivor }) => givenUp !== survivor),
  );
  await addAnnouncedUrns(tx, settled(announced));
  await setPresentUrns(tx, settled(present));
  await recordRelations(tx, successions);
  return [...new Set(settled(present).map((it) => it.providerId))];
}

async function readLifespans(tx: Tx): Promise<Map<number, Lifespan>> {
  const rows = await sql<{ urn: number; status: number; openedOn: string | null; closedOn: string | null }>`
    select e.urn, e.status_code as status, e.opened_on as "openedOn", e.closed_on as "closedOn" from gias_establishment e
    where e.urn in (select urn from gias_link union all select link_urn from gias_link)`.execute(tx);
  return new Map(rows.rows.map(({ urn, status, openedOn, closedOn }) => [urn, { status: classifyStatus(status), openedOn, closedOn }]));
}

async function readHolders(tx: Tx): Promise<Map<number, Holder>> {
  const rows = await sql<{ urn: number; providerId: number; createdReleaseId: number | null; urnNow: number | null }>`
    select i.value::int as urn, i.provider_id as "providerId", p.created_release_id as "createdReleaseId", p.urn as "urnNow"
    from provider_identifier i join provider p on p.id = i.provider_id
    where i.scheme = 'urn' and i.value::int in (select urn from gias_link union all select link_urn from gias_link)`.execute(tx);
  return new Map(rows.rows.map(({ urn, ...holder }) => [urn, holder]));
}

/** A URN that links announce before the register holds it finds its provider already. */
async function addAnnouncedUrns(tx: Tx, announced: readonly { urn: number; providerId: number }[]): Promise<void> {
  await sql`
    insert into provider_identifier (provider_id, scheme, value, urn, is_announced)
    select a.provider_id, 'urn', a.urn::text, a.urn, true
    from unnest(${announced.map((it) => it.providerId)}::int[], ${announced.map((it) => it.urn)}::int[]) as a (provider_id, urn)
    on conflict do nothing`.execute(tx);
}

async function setPresentUrns(tx: Tx, present: readonly { providerId: number; urn: number }[]): Promise<void> {
  await sql`
    update provider p set urn = n.urn
    from unnest(${present.map((it) => it.providerId)}::int[], ${present.map((it) => it.urn)}::int[]) as n (provider_id, urn)
    where p.id = n.provider_id and p.urn is distinct from n.urn`.execute(tx);
}

async function recordRelations(tx: Tx, successions: readonly Succession[]): Promise<void> {
  const apart = successions.filter((it) => !it.sameProvider);
  await sql`
    with related as (
      select distinct on (a.provider_id, b.provider_id) a.provider_id as predecessor_id, b.provider_id as successor_id, r.relation,
        coalesce(before.closed_on, after.opened_on) as happened_on
      from unnest(${apart.map((it) => it.predecessor)}::int[], ${apart.map((it) => it.successor)}::int[], ${apart.map((it) => it.relation)}::text[])
        as r (predecessor, successor, relation)
      join provider_identifier a on a.scheme = 'urn' and a.value = r.predecessor::text
      join provider_identifier b on b.scheme = 'urn' and b.value = r.successor::text
      left join gias_establishment before on before.urn = r.predecessor
      left join gias_establishment after on after.urn = r.successor
      where a.provider_id <> b.provider_id
      order by a.provider_id, b.provider_id, r.relation
    ), withdrawn as (
      delete from provider_relation old where not exists (
        select 1 from related n where n.predecessor_id = old.predecessor_id and n.successor_id = old.successor_id)
    )
    insert into provider_relation (predecessor_id, successor_id, relation, happened_on)
    select predecessor_id, successor_id, relation, happened_on from related
    on conflict (predecessor_id, successor_id) do update set relation = excluded.relation, happened_on = excluded.happened_on`.execute(tx);
}
