import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Permission } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import { newlyRegistered, newlyRegisteredChildminder } from '../pathway/newly-registered-definition.ts';
import '../tables.ts';
import '../../tables.ts';

/** A nursery, pre-school, childminder or other setting, as the register has it. */
export interface Setting {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly kindName: string;
  readonly isOpen: boolean;
  readonly localityId: number | null;
  readonly localityName: string | null;
  readonly registeredOn: string | null;
  /** The day of the first of the Department’s lists that has it, where there was one before without it. */
  readonly firstSeenOn: string | null;
  /** Registered places in all. */
  readonly registered: number | null;
  readonly urn: number | null;
  readonly urns: readonly number[];
  readonly registrationNumbers: readonly string[];
  readonly isStateFunded: boolean;
  readonly adviserId: number | null;
  readonly adviserName: string | null;
  readonly noPathway: { readonly id: number; readonly reason: string; readonly by: string } | null;
}

/** Kinds of early years provider that Ofsted registers. */
const kinds = ['nursery', 'pre-school', 'childminder', 'early-years-setting'];

export interface SettingsQuestion {
  readonly actor: Actor;
  readonly permission: Permission;
  readonly today: string;
  readonly id?: number;
}

/** Settings within the reader’s reach, open, by name; with `id` that one, open or not. */
export async function findSettings(reader: Reader, { actor, permission, today, id }: SettingsQuestion): Promise<Setting[]> {
  const one = id === undefined ? sql`p.status in ('open', 'closing')` : sql`p.id = ${id}`;
  const { rows } = await sql<Setting>`
    with later_list as materialized (
      select r.id, r.as_at from release r
      where r.source = 'early-years' and r.state = 'committed' and r.layout in ('settings', 'childminders')
        and exists (select from release b where b.source = r.source and b.layout = r.layout and b.state = 'committed' and b.as_at < r.as_at)),
    seen as materialized (
      select upper(trim(e.registration_number)) as number, min(r.as_at) as as_at
      from later_list r join release_change c on c.release_id = r.id and c.kind = 'new' join early_years_listed e on e.key = c.key group by 1)
    select p.id, p.name, p.kind, p.type_name as "kindName", p.status in ('open', 'closing') as "isOpen", p.locality_id as "localityId", l.name as "localityName",
      p.opened_on::text as "registeredOn", seen.as_at::text as "firstSeenOn", p.capacity as registered, p.urn, p.state_funded as "isStateFunded",
      array(select i.value::int from provider_identifier i where i.provider_id = p.id and i.scheme = 'urn') as urns,
      array(select i.value from provider_identifier i where i.provider_id = p.id and i.scheme = 'ofsted') as "registrationNumbers",
      adviser.id as "adviserId", adviser.name as "adviserName", none.said as "noPathway"
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${actor.authorityId}::int
    left join lateral (
      select u.id, u.name from allocation a join account u on u.id = a.account_id
      where a.provider_id = p.id and a.authority_id = ${actor.authorityId}::int and a.withdrawn_at is null and a.part = 'lead'
        and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date) order by a.valid_from desc, a.id desc limit 1) adviser on true
    left join seen on p.opened_on is null and seen.number = p.registration_number
    left join lateral (
      select json_build_object('id', n.id, 'reason', n.reason, 'by', n.entered_by) as said from early_years_no_pathway n
      where n.provider_id = p.id and n.authority_id = ${actor.authorityId}::int and n.withdrawn_at is null limit 1) none on true
    where ${withinReach(actor, permission, today)} and p.joined_to is null and p.legal_track = 'early-years' and p.kind = any (${kinds}::text[]) and ${one}
    order by p.sort_key, p.id`.execute(reader);
  return rows;
}

/** A run at a setting that its pages tell of. */
export interface SettingRun {
  readonly id: number;
  readonly providerId: number;
  readonly programme: string;
  readonly state: 'live' | 'paused' | 'stopped' | 'ended';
  readonly stage: string;
  readonly stageName: string;
  readonly startedOn: string;
  readonly endedOn: string | null;
  readonly outcome: string | null;
}

/** Of a run named `r`: it was stopped because it should never have begun. */
const wasInError = sql`exists (select 1 from programme_step e where e.run_id = r.id and e.kind = 'stopped' and e.said ->> 'inError' = 'true')`;

/** Pathways of the newly registered and funding routes, whatever became of them: one that is under way first, then the latest, what was begun in error last. */
export async function findSettingRuns(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<SettingRun[]> {
  if (providerIds.length === 0) return [];
  const { rows } = await sql<SettingRun>`
    select r.id, r.provider_id as "providerId", r.programme, r.state, r.stage, r.started_on::text as "startedOn", r.ended_on::text as "endedOn",
      (select s ->> 'name' from jsonb_array_elements(r.definition -> 'stages') s where s ->> 'key' = r.stage) as "stageName",
      (select o ->> 'label' from jsonb_array_elements(r.definition -> 'outcomes') o where o ->> 'key' = r.outcome) as outcome
    from programme_run r
    where r.authority_id = ${authorityId} and r.provider_id = any (${[...providerIds]}::int[])
      and r.programme = any (${[newlyRegistered, newlyRegisteredChildminder, 'early-years-funding']}::text[])
    order by r.state in ('live', 'paused') desc, ${wasInError}, r.started_on desc, r.id desc`.execute(reader);
  return rows;
}
