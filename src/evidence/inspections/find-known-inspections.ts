import { sql, type Selectable } from 'kysely';
import { changesFor } from '../../datasets/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ProviderInBrief } from '../../register/index.ts';
import { listEnteredOfMany } from './find-entered-inspections.ts';
import type { EarlyYearsInspection, KeptInspection, RiseChange, WhatIsKnown } from './timeline.ts';

export interface Known extends WhatIsKnown {
  /** Ofsted's newest file has the school, so that nothing in it means that nothing has been. */
  readonly isListed: boolean;
}

type Asked = Pick<ProviderInBrief, 'id' | 'urn' | 'urns' | 'registrationNumbers'>;

/** Everything that is known of a provider's inspections, under whichever of its numbers; of what was entered, the reader's own authority's. */
export async function findKnownInspections(reader: Reader, provider: Asked, authorityId: number): Promise<Known> {
  return (await findKnownOfMany(reader, [provider], authorityId))(provider);
}

/** The same of many providers, by the same few queries however many they are. */
export async function findKnownOfMany(reader: Reader, providers: readonly Asked[], authorityId: number): Promise<(provider: Asked) => Known> {
  const urns = providers.flatMap((provider) => provider.urns);
  const ids = providers.map(({ id }) => id);
  const kept = Map.groupBy(await listKept(reader, urns), ({ urn }) => urn);
  const entered = Map.groupBy(await listEnteredOfMany(reader, ids, authorityId), ({ providerId }) => providerId);
  const numbers = providers.flatMap(({ registrationNumbers }) => registrationNumbers);
  const earlyYears = Map.groupBy(await listEarlyYears(reader, numbers, authorityId), ({ registrationNumber }) => registrationNumber);
  const rise = Map.groupBy(await listRiseChanges(reader, urns), ({ urn }) => urn);
  const listed = await listListed(reader, urns);
  return ({ id, urn: presentUrn, urns: own, registrationNumbers }) => ({
    presentUrn,
    kept: own.flatMap((urn) => kept.get(urn) ?? []),
    entered: (entered.get(id) ?? []).filter(({ withdrawn }) => withdrawn === null),
    earlyYears: [...new Set(registrationNumbers.map(upperCase))]
      .flatMap((number) => earlyYears.get(number) ?? [])
      .map(({ inspection }) => inspection),
    rise: own.flatMap((urn) => rise.get(urn) ?? []).map(({ change }) => change),
    isListed: own.some((urn) => listed.has(urn)),
  });
}

const upperCase = (text: string): string => text.toUpperCase();

async function listKept(reader: Reader, urns: readonly number[]): Promise<KeptInspection[]> {
  if (urns.length === 0) return [];
  // The keys as they stand now are asked for first, and matched here: joined, the view is gone through again for each inspection.
  const standing = await sql<{ key: string }>`select distinct f.key from published_inspection f where f.urn = any(${[...urns]}::int[])`.execute(
    reader,
  );
  const { rows } = await sql<KeptInspection & { newest: string | null }>`
    with newest as (
      select distinct on (r.layout) r.as_at from release r
      where r.source = 'ofsted-state-funded' and r.state = 'committed' order by r.layout, r.as_at desc nulls last
    )
    select k.key, k.urn, k.kind, k.inspection_type as "inspectionType", k.started_on as "startedOn", k.published_on as "publishedOn",
      k.relates_to_current_urn as "relatesToCurrentUrn", k.urn_at_inspection as "urnAtInspection", k.category_of_concern as category, k.safeguarding, k.overall,
      k.outcome, k.judgements, k.release_id as "releaseId", r.as_at as "asAt", (select max(as_at) from newest) as newest
    from inspection k left join release r on r.id = k.release_id
    where k.urn = any(${[...urns]}::int[]) order by k.key`.execute(reader);
  const keys = new Set(standing.rows.map(({ key }) => key));
  return rows.map(({ newest, ...one }) => ({ ...one, isInNewest: keys.has(one.key), asAt: keys.has(one.key) ? newest : one.asAt }));
}

/** Those that Ofsted's newest file has. */
async function listListed(reader: Reader, urns: readonly number[]): Promise<Set<number>> {
  if (urns.length === 0) return new Set();
  const { rows } = await sql<{ urn: number }>`
    select distinct o.urn from ofsted_state_funded o where o.urn = any(${[...urns]}::int[]) and o.gone_release_id is null`.execute(reader);
  return new Set(rows.map(({ urn }) => urn));
}

interface OfNumber {
  readonly registrationNumber: string;
  readonly inspection: EarlyYearsInspection;
}

/** Those that a later file lacks are kept too: the file may have the latest alone. */
async function listEarlyYears(reader: Reader, numbers: readonly string[], authorityId: number): Promise<OfNumber[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<Selectable<Tables['early_years_inspection']> & { as_at: string | null }>`
    select e.*, r.as_at from early_years_inspection e left join release r on r.id = e.release_id
    where e.authority_id = ${authorityId} and upper(e.registration_number) = any(${numbers.map(upperCase)}::text[])
    order by e.key`.execute(reader);
  return rows.map((row) => ({
    registrationNumber: upperCase(row.registration_number),
    inspection: {
      key: row.key,
      inspectedOn: row.inspected_on,
      publishedOn: row.published_on,
      overall: row.overall,
      safeguarding: row.safeguarding,
      outcome: row.outcome,
      cells: row,
      releaseId: row.release_id,
      asAt: row.as_at,
      isInNewest: row.gone_release_id === null,
    },
  }));
}

/** When the Department's list came to have the school, and when it no longer had it. */
async function listRiseChanges(reader: Reader, urns: readonly number[]): Promise<{ readonly urn: number; readonly change: RiseChange }[]> {
  const changes = await changesFor(
    reader,
    urns.map((urn) => ({ source: 'rise', layout: 'schools', key: String(urn) })),
  );
  return changes.flatMap(({ key, kind, asAt, releaseId }) => (kind === 'changed' ? [] : [{ urn: Number(key), change: { kind, asAt, releaseId } }]));
}
