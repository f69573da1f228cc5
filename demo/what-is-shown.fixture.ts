import { sql, type RawBuilder } from 'kysely';

interface Count {
  readonly name: string;
  readonly count: number;
}

interface Expected {
  readonly query: RawBuilder<Count>;
  readonly expected: Readonly<Record<string, number>>;
}

/** Open state-funded schools of the authority. */
const schools = sql`provider p where p.la_code = '999' and p.state_funded and p.status in ('open', 'closing') and p.joined_to is null`;
const ours = sql`p.la_code = '999' and p.status in ('open', 'closing') and p.joined_to is null`;

/** The figures of the council's leadership site (domain.md section 1), asked of the database. */
export const countsOf: Readonly<Record<string, Expected>> = {
  'by phase': {
    query: sql`select p.phase as name, count(*)::int as count from ${schools} group by 1`,
    expected: { 'nursery': 4, 'primary': 111, 'secondary': 20, 'special': 8, 'all-through': 1 },
  },
  'by locality, one not placed': {
    query: sql`select coalesce((select l.name from locality l where l.id = p.locality_id), 'none') as name, count(*)::int as count from ${schools} group by 1`,
    expected: { Tarmere: 30, Halscar: 35, Quenley: 41, Silmoor: 37, none: 1 },
  },
  'maintained by phase': {
    query: sql`select p.phase as name, count(*)::int as count from ${schools} and p.legal_track = 'maintained' group by 1`,
    expected: { nursery: 4, primary: 32, secondary: 1, special: 1 },
  },
  'academies by phase': {
    query: sql`select p.phase as name, count(*)::int as count from ${schools} and p.legal_track = 'academy' group by 1`,
    expected: { 'primary': 79, 'secondary': 19, 'special': 7, 'all-through': 1 },
  },
  'by type': {
    query: sql`select p.type_code as name, count(*)::int as count from ${schools} group by 1`,
    expected: { '01': 20, '02': 5, '03': 5, '05': 3, '12': 1, '15': 4, '28': 37, '34': 59, '35': 3, '36': 2, '44': 5 },
  },
  'special schools by ages': {
    query: sql`select case when p.high_age <= 11 then 'primary' when p.low_age >= 11 then 'secondary' else 'all-through' end as name, count(*)::int as count
      from ${schools} and p.kind = 'special-school' group by 1`,
    expected: { 'all-through': 2, 'primary': 2, 'secondary': 4 },
  },
  'trusts at work in it': {
    query: sql`select o.kind as name, count(distinct o.id)::int as count from organisation o join (select p.trust_id from ${schools}) t on t.trust_id = o.id group by 1`,
    expected: { 'trust': 21, 'single-academy-trust': 4 },
  },
  'everything else by kind': {
    query: sql`select p.kind as name, count(*)::int as count from provider p where ${ours} and not p.state_funded group by 1`,
    expected: {
      'nursery': 47, 'pre-school': 43, 'childminder': 140, 'childrens-centre': 19, 'family-hub': 3, 'independent-school': 5, 'independent-special-school': 1,
      'college': 2, 'special-post-16': 1, 'alternative-provision': 4,
    }, // prettier-ignore
  },
  'SEND units': {
    query: sql`select u.stage as name, count(*)::int as count from send_unit u where u.kind <> 'semh-alternative-provision' group by 1`,
    expected: { open: 11, due: 1, pipeline: 3, closed: 1 },
  },
  'SEMH alternative provisions': {
    query: sql`select u.stage as name, count(*)::int as count from send_unit u where u.kind = 'semh-alternative-provision' group by 1`,
    expected: { open: 2 },
  },
  'providers by lead adviser': {
    query: sql`select c.name, count(*)::int as count from allocation a join account c on c.id = a.account_id join provider p on p.id = a.provider_id
      where a.part = 'lead' and a.valid_to is null and ${ours} group by 1`,
    expected: { 'Alun Thistlewaite': 67, 'Nasreen Greywell': 76, 'Fenella Hollinsea': 230 },
  },
  'people to sign in as': {
    query: sql`select c.role as name, count(*)::int as count from account c join authority a on a.id = c.authority_id where a.is_demonstration and c.state = 'active' group by 1`,
    expected: {
      'director': 1, 'assistant-director': 1, 'lead': 1, 'sia': 2, 'eeca': 1, 'safeguarding-lead': 1, 'specialist': 1, 'data-officer': 1, 'business-support': 1,
      'administrator': 1, 'headteacher': 4, 'head-delegate': 1, 'chair': 1, 'governor': 1, 'clerk': 1, 'trust-executive': 1, 'diocese': 1, 'network-member': 1,
      'childrens-trust': 1, 'executive-member': 1, 'elected-member': 1, 'auditor': 1,
    }, // prettier-ignore
  },
};

/** URNs that a provider has had: one row for each provider with so many. */
const withUrns = (number: number): RawBuilder<unknown> => sql`
  select i.provider_id from provider_identifier i join provider p on p.id = i.provider_id
  where i.scheme = 'urn' and p.la_code = '999' and p.status = 'open' group by 1 having count(*) = ${number}`;
const related = (relation: string): RawBuilder<unknown> => sql`select 1 from provider_relation where relation = ${relation}`;
const inStatus = (status: string): RawBuilder<unknown> =>
  sql`select 1 from provider where la_code = '999' and joined_to is null and kind = 'school' and status = ${status}`;
const headIs = (standing: string): RawBuilder<unknown> => sql`
  select 1 from post where role = 'headteacher' and standing = ${standing} and held_from <= '2026-11-06' and coalesce(held_to, '2099-01-01') >= '2026-11-06'`;
const inspected = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select 1 from ofsted_state_funded where local_authority = 'Ambermoor' and ${condition}`;
const release = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`select 1 from release where ${condition}`;
const schoolsWhere = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`select 1 from ${schools} and ${condition}`;
const hasPost = sql`exists (select 1 from post where post.provider_id = p.id and post.role = 'headteacher')`;
const published = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`select 1 from ${schools} and exists (
  select 1 from gias_establishment e where e.urn = p.urn and ${condition})`;

/** Every state that a page can show, and a query that finds it. */
export const statesShown: Readonly<Record<string, RawBuilder<unknown>>> = {
  'a school that converted: one provider, two URNs': withUrns(2),
  'a chain of three URNs': withUrns(3),
  'a conversion that came between two releases, its provider kept': sql`
    select 1 from provider p join release r on r.id = p.created_release_id where p.urn = 900104 and r.as_at = '2026-05-11' and p.joined_to is null`,
  'a merger': sql`select successor_id from provider_relation where relation = 'merged into' group by 1 having count(*) = 2`,
  'a school taken in by its neighbour': sql`
    select 1 from provider_relation r join provider p on p.id = r.successor_id where r.relation = 'merged into' and p.urn = 900210`,
  'a split': related('split into'),
  'a school proposed to close': inStatus('closing'),
  'a school proposed to open': inStatus('proposed'),
  'closed schools': inStatus('closed'),
  'an amalgamation announced in links before the register has the school': sql`select 1 from gias_link where link_urn = 900390`,
  'a conversion announced in links, its URN finding the provider': sql`
    select 1 from provider_identifier i join provider p on p.id = i.provider_id where i.value = '900391' and p.urn = 900102`,
  'a federation of two schools': sql`
    select 1 from organisation o join organisation_membership m on m.organisation_id = o.id where o.kind = 'federation' group by o.id having count(*) = 2`,
  'a trust that closed': sql`
    select 1 from organisation o join organisation_membership m on m.organisation_id = o.id where o.kind = 'trust' and o.status = 'closed' and m.left_on = '2026-09-01'`,
  'a school that changed its trust': sql`
    select 1 from organisation_membership m join organisation o on o.id = m.organisation_id where m.urn = 900178 and o.uid = '9015' and m.left_on = '2026-09-01'`,
  'a trust with schools elsewhere': sql`select trust_id from provider where status = 'open' and trust_id is not null group by 1 having count(distinct la_code) > 1`,
  'a vacant headship': headIs('vacant'),
  'an acting head': headIs('acting'),
  'an interim head': headIs('interim'),
  'a new head': sql`select 1 from post where role = 'headteacher' and standing = 'substantive' and held_from between '2026-09-01' and '2026-11-06'`,
  'a head named by GIAS only': published(sql`e.head_last_name is not null and not ${hasPost}`),
  'a head named by hand only': published(sql`e.head_last_name is null and ${hasPost}`),
  'a head not known': published(sql`e.head_last_name is null and not ${hasPost}`),
  'a post that begins in the future': sql`select 1 from post where held_from > '2026-11-06'`,
  'a hand-over between lead advisers that was recorded after it happened': sql`
    select 1 from allocation a join record_version v on v.table_name = 'allocation' and v.record_id = a.id::text and v.change = 'insert'
    where a.part = 'lead' and v.known_from::date > a.valid_from and exists (
      select 1 from allocation b where b.provider_id = a.provider_id and b.part = 'lead' and b.valid_to = a.valid_from - 1)`,
  'an adviser who stood in for another, for less time than was planned': sql`
    select 1 from allocation a join record_version v on v.table_name = 'allocation' and v.record_id = a.id::text and v.change = 'insert'
    where a.part = 'cover' and a.valid_to < (v.content ->> 'valid_to')::date`,
  'a vacancy that was not known on the day it began': sql`
    select 1 from post a join record_version v on v.table_name = 'post' and v.record_id = a.id::text and v.change = 'insert'
    where a.standing = 'vacant' and v.known_from::date > a.held_from and v.known_from < '2026-11-06'`,
  'an over-full school': schoolsWhere(sql`p.pupils > p.capacity`),
  'a school with places': schoolsWhere(sql`p.pupils < p.capacity * 0.7`),
  'a school of unknown capacity': schoolsWhere(sql`p.capacity is null`),
  'a fact by hand that differs from GIAS': sql`
    select 1 from entered_fact f join provider p on p.id = f.provider_id where f.fact = 'capacity' and f.value::int <> p.capacity`,
  'a fact with a later one after it': sql`select 1 from entered_fact where valid_to is not null`,
  'a provider placed by hand, with a reason': sql`select 1 from site_locality where rule = 'by-hand' and reason <> ''`,
  'sites placed by each rule': sql`select 1 from site_locality having count(distinct rule) = 4`,
  'a provider with sites in three localities': sql`
    select s.provider_id from provider_site s join site_locality l on l.site_id = s.id group by 1 having count(distinct l.locality_id) = 3`,
  'a report card': inspected(sql`achievement <> 'NULL'`),
  'a report card with every kind of grade': sql`
    select 1 from ofsted_state_funded o, lateral (values (inclusion), (achievement), (early_years), (leadership_and_governance)) as v (grade)
    where o.local_authority = 'Ambermoor' and grade <> 'NULL' having count(distinct grade) = 5`,
  'safeguarding not met': inspected(sql`safeguarding_standards = 'Not met'`),
  'an inspection without an overall grade': inspected(sql`graded_overall = 'Not judged'`),
  'each overall grade': sql`select 1 from ofsted_state_funded where local_authority = 'Ambermoor' and graded_overall in ('1', '2', '3', '4') having count(distinct graded_overall) = 4`,
  'an ungraded outcome': inspected(sql`ungraded_outcome <> 'NULL'`),
  'a school not yet inspected': inspected(sql`graded_overall = 'NULL' and achievement = 'NULL' and ungraded_outcome = 'NULL'`),
  'a predecessor’s inspection': inspected(sql`graded_relates_to_current_urn = 'No'`),
  'both categories of concern': sql`select 1 from ofsted_state_funded where latest_category_of_concern in ('SM', 'SWK') having count(distinct latest_category_of_concern) = 2`,
  'an inspection that a later file no longer has': sql`
    select 1 from inspection i where not exists (select 1 from published_inspection f where f.key = i.key)`,
  'an earlier inspection entered by hand, by which a school is stuck': sql`
    select 1 from entered_inspection e join provider p on p.id = e.provider_id where p.urn = 900164 and e.overall = 'Requires improvement'`,
  'a religious inspection': sql`select 1 from entered_inspection where kind = 'section-48'`,
  'schools on the RISE list': sql`select 1 from rise_school having count(*) = 2`,
  'early years inspections of both kinds': sql`select 1 from early_years_inspection having count(overall) > 0 and count(leadership_and_governance) > 0`,
  'an inspection of the authority with an action done, one overdue and one open': sql`
    select 1 from body_inspection_action a join body_inspection i on i.id = a.inspection_id where i.organisation_id is null
    having count(a.done_on) > 0 and count(*) filter (where a.done_on is null and a.due_on < '2026-11-06') > 0`,
  'an inspection of a trust': sql`select 1 from body_inspection where organisation_id is not null`,
  'a release waiting for review, with new, changed and gone': release(
    sql`state = 'waiting' and new_count > 0 and changed_count > 0 and gone_count > 0`,
  ),
  'a quarantined file, with its reasons': release(sql`state = 'quarantined' and problems::text like '%EstablishmentName%'`),
  'a release with rejected rows': sql`select 1 from release r join release_rejection j on j.release_id = r.id where r.state = 'committed' group by r.id having count(*) = 2`,
  'a release that a later one has superseded': sql`
    select 1 from release a join release b on b.base_release_id = a.id where a.state = 'committed' and b.state = 'committed' and a.source = 'gias-establishments'`,
  'a discarded release': release(sql`state = 'discarded'`),
  'field changes of a school': sql`select 1 from release_change where kind = 'changed' and key = '900171' and fields::text like '%Ramlow Primary School%'`,
  'more of England than ourselves': sql`select 1 from provider where la_code = '998' having count(*) > 24`,
  'a second authority, not a demonstration, with one account': sql`
    select 1 from account c join authority a on a.id = c.authority_id where not a.is_demonstration group by a.id having count(*) = 1`,
  'results of schools in three years, some suppressed': sql`
    select 1 from published_figure f join release r on r.id = f.release_id
    where f.dataset = 'key-stage-2' and f.level = 'school' and named_cells(r.cell_names, f.cells) ->> 'PTRWM_EXP_FSM6CLA1A' = 'SUPP' having count(distinct period) = 3`,
  'results under a number from before a school converted': sql`
    select 1 from published_figure f join provider_identifier i on i.scheme = 'urn' and i.value = f.subject join provider p on p.id = i.provider_id
    where f.dataset = 'key-stage-2' and p.urn::text <> f.subject`,
  'figures of the authority, its neighbours, the region and England': sql`
    select 1 from published_figure where dataset = 'lait' having count(distinct level) = 3 and count(distinct subject) = 13`,
  'ten statistical neighbours': sql`select 1 from statistical_neighbour where la_code = '999' having count(*) = 10`,
  'targets in force for several groups': sql`select 1 from target where withdrawn_at is null having count(distinct pupil_group) > 5`,
  'a target that was withdrawn, with a reason': sql`select 1 from target where withdrawn_reason <> ''`,
  'commentary on the scorecard': sql`select 1 from target_commentary`,
  'term dates of the authority, and of an academy that has its own': sql`select 1 from term having count(distinct coalesce(provider_id, 0)) = 2`,
  'rapid improvement under way, with a plan that was approved and one review': sql`
    select 1 from programme_run r join improvement_plan p on p.run_id = r.id and p.state = 'approved' join plan_review v on v.run_id = r.id
    where r.programme = 'trip' and r.state = 'live' group by r.id having count(v.id) = 1`,
  'rapid improvement under way at a school whose head and chair can sign in, with its safeguarding question answered on the first day': sql`
    select 1 from programme_run r join programme_step t on t.run_id = r.id and t.said ->> 'task' = 'safeguarding-first' and t.on_day = r.started_on
    join access_scope s on s.provider_id = r.provider_id join account a on a.id = s.account_id
    where r.programme = 'trip' and r.state = 'live' and a.role in ('headteacher', 'chair') group by r.id having count(distinct a.role) = 2`,
  'rapid improvement under way at a school whose results have fallen, as its reason says': sql`
    select 1 from programme_run r join provider p on p.id = r.provider_id
    join published_figure f on f.dataset = 'key-stage-2' and f.level = 'school' and f.subject = p.urn::text join release l on l.id = f.release_id,
    lateral (select replace(named_cells(l.cell_names, f.cells) ->> 'PTRWM_EXP', '%', '')::int as share) k
    where r.programme = 'trip' and r.state = 'live' and l.state = 'committed' group by r.id
    having count(distinct f.period) = 3 and array_agg(k.share order by f.period) = array_agg(k.share order by k.share desc)`,
  'rapid improvement that ended, with adviser days in each': sql`
    select 1 from programme_run r where r.programme = 'trip' and r.state = 'ended' having count(*) = count(*) filter (where exists (
      select 1 from used_days u where u.provider_id = r.provider_id and u.used_on between r.started_on and r.ended_on))`,
  'rapid improvement that ended, with its lessons and a finding of each review': sql`
    select 1 from programme_run r join programme_step t on t.run_id = r.id and t.said ->> 'task' = 'lessons-learned'
    where r.programme = 'trip' and r.outcome = 'sustained' and (select count(*) from plan_review v where v.run_id = r.id and v.finding_id is not null) = 2`,
  'rapid improvement in aftercare after its first check, and one that is paused': sql`
    select 1 from programme_run r where r.programme = 'trip' and (r.state = 'paused' or (r.stage = 'aftercare' and r.state = 'live')) having count(distinct r.state) = 2`,
  'a single plan of more than one priority': sql`select 1 from improvement_plan where state = 'approved' and jsonb_array_length(document -> 'priorities') > 1`,
  'a programme that was not taken up, before results that are known': sql`select 1 from programme_run where outcome = 'not-taken-up' and ended_on < '2025-01-01'`,
  'an academy’s route, a warning notice on its way and an early years route': sql`
    select 1 from programme_run where programme in ('academy-route', 'warning-notice', 'early-years-funding') and state = 'live' having count(distinct programme) = 3`,
};
