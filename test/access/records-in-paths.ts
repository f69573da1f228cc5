import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { supportSamples } from './records-of-support.ts';

/** Which records the parameters of a path name, one column for each in order. The first that matches counts. `:authority` stands for whose. */
const samples: readonly (readonly [pattern: RegExp, rows: string])[] = [
  ...supportSamples,
  [
    /^\/providers\/:providerId\/visits\/:visitId\/attachments\/:attachmentId/,
    `select t.provider_id, t.visit_id, a.id from visit_attachment a join visit_part t on t.id = a.part_id where a.authority_id = :authority`,
  ],
  [/^\/providers\/:providerId\/visits\/:visitId/, `select provider_id, visit_id from visit_part where authority_id = :authority`],
  [/^\/providers\/:providerId\/visits/, `select provider_id from visit_part where authority_id = :authority`],
  // Of the templates that ship, which are nobody’s.
  [/^\/visits\/templates\/:purpose/, `select 'termly'`],
  [
    /^\/providers\/:id\/governors-letters\/:letterId/,
    `select provider_id, id from governors_letter where authority_id = :authority and issued_on is not null and withdrawn_at is null`,
  ],
  [/^\/liaison\/:meetingId\/items\/:itemId/, `select meeting_id, id from liaison_item where authority_id = :authority`],
  [/^\/liaison\/:meetingId/, `select id from liaison_meeting where authority_id = :authority`],
  [
    /^\/providers\/:id\/ofsted-calls\/:callId\/meetings\/:meetingId/,
    `select provider_id, call_id, id from ofsted_call_meeting where authority_id = :authority and held_on is null`,
  ],
  [
    /^\/providers\/:id\/ofsted-calls\/:callId\/provisional\/:outcomeId/,
    `select provider_id, call_id, id from provisional_outcome where authority_id = :authority`,
  ],
  [/^\/providers\/:id\/ofsted-calls\/:callId/, `select provider_id, id from ofsted_call where authority_id = :authority and withdrawn_at is null`],
  [/^\/providers\/:id\/posts\/:postId/, `select provider_id, id from post where authority_id = :authority`],
  [/^\/providers\/:id\/signals\/:signalId/, `select provider_id, id from signal where authority_id = :authority`],
  [
    /^\/actions\/:actionId/,
    `select id from agreed_action where authority_id = :authority and state = 'open' and reported_on is null and not is_restricted`,
  ],
  [/^\/providers\/:id\/findings\/:findingId/, `select provider_id, id from finding where authority_id = :authority`],
  [/^\/concerns\/:concernId/, `select id from concern where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/plan\/milestones\/:objectiveKey\/:halfTerm/,
    `select provider_id, run_id, objective, half_term from milestone_result where authority_id = :authority`,
  ],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/plan\/priorities\/:priorityKey/,
    `select provider_id, run_id, 'new' as priority from improvement_plan where authority_id = :authority`,
  ],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/reviews\/:reviewId/,
    `select provider_id, run_id, id from plan_review where authority_id = :authority and withdrawn_at is null`,
  ],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/(plan|pack|reviews|exit-test)/,
    `select provider_id, run_id from improvement_plan where authority_id = :authority and agreed_on is not null`,
  ],
  [/^\/providers\/:providerId\/rapid-improvement/, `select provider_id from post where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/(sent-)?letters\/:letter/,
    `select provider_id, id, 'warning-notice' from programme_run where authority_id = :authority and programme = 'warning-notice'`,
  ],
  [/^\/providers\/:providerId\/escalation/, `select provider_id from post where authority_id = :authority`],
  [/^\/providers\/:providerId\/tier/, `select provider_id from post where authority_id = :authority`],
  [
    /^\/tier-reviews\/:reviewId\/items\/:itemId/,
    `select m.id as meeting_id, i.id from tier_review_meeting m join tier_review_item i on i.meeting_id = m.id where m.authority_id = :authority`,
  ],
  [/^\/tier-reviews\/:reviewId/, `select id from tier_review_meeting where authority_id = :authority`],
  [
    /^\/criteria\/:version\/consultation\/:consultationId/,
    `select v.version, c.id from criteria_version v join criteria_consultation c on c.criteria_id = v.id where v.authority_id = :authority`,
  ],
  // Versions are numbered in each authority by itself, and the first ships for all.
  [/^\/criteria\/:version\/edit\/:set\/:part/, `select 1 as version, 'maintained' as set, 'bands' as part`],
  [/^\/criteria\/:version/, `select 1 as version`],
  [/^\/adviser-days\/capacity\/:capacityId/, `select id from adviser_capacity where authority_id = :authority`],
  [/^\/entitlement\/:versionId/, `select id from entitlement_version where authority_id = :authority`],
  [/^\/providers\/:providerId\/adviser-days\/planned\/:entryId/, `select provider_id, id from planned_days where authority_id = :authority`],
  [/^\/providers\/:providerId\/adviser-days\/used\/:entryId/, `select provider_id, id from used_days where authority_id = :authority`],
  [/^\/providers\/:providerId\/(adviser-days|timeline|deadlines)/, `select provider_id from post where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/(own-|officer-)?tasks\/:task/,
    `select r.provider_id, r.id, t->>'key' from programme_run r, jsonb_path_query(r.definition, '$.stages[*].tasks[*]') t where r.authority_id = :authority`,
  ],
  [
    /^\/providers\/:providerId\/programmes\/:runId\/gates\/:gate/,
    `select r.provider_id, r.id, g->>'key' from programme_run r, jsonb_path_query(r.definition, '$.stages[*].gates[*]') g where r.authority_id = :authority`,
  ],
  [/^\/providers\/:providerId\/(leadership|induction)/, `select provider_id from post where authority_id = :authority`],
  [/^\/providers\/:providerId\/programmes\/:runId/, `select provider_id, id from programme_run where authority_id = :authority`],
  [/^\/providers\/:providerId\/programmes/, `select provider_id from post where authority_id = :authority`],
  [/^\/day-rates\/:rateId/, `select id from day_rate where authority_id = :authority`],
  [/^\/caseloads\/cover\/:coverId/, `select id from caseload_cover where authority_id = :authority`],
  [
    /^\/trust-conversations\/:uid\/:conversationId/,
    `select o.uid, c.id from trust_conversation c join organisation o on o.id = c.organisation_id where c.authority_id = :authority`,
  ],
  [
    /^\/trust-conversations\/:uid/,
    `select o.uid from trust_conversation c join organisation o on o.id = c.organisation_id where c.authority_id = :authority`,
  ],
  [/^\/offer\/edit\/:lineId/, `select id from offer_item where authority_id = :authority`],
  [/^\/providers\/:providerId\/(academy|pathway|workforce)/, `select provider_id from post where authority_id = :authority`],
  [/^\/offer\/conversions\/:conversionId/, `select id from expected_conversion where authority_id = :authority`],
  [/^\/(practice|exchange)\/of\/:providerId/, `select provider_id from post where authority_id = :authority`],
  // Programmes ship for all, and an authority’s own draft of one bears the same name.
  [/^\/programmes\/definitions\/:programme\/draft\/stages\/:stage\/tasks\/:task/, `select 'trip' as programme, 'triage' as stage, 'triage' as task`],
  [/^\/programmes\/definitions\/:programme\/draft\/stages\/:stage/, `select 'trip' as programme, 'triage' as stage`],
  [/^\/programmes\/definitions\/:programme\/draft\/letters\/:letter/, `select 'warning-notice' as programme, 'warning-notice' as letter`],
  [/^\/programmes\/definitions\/:programme/, `select 'trip' as programme`],
  [/^\/cycles\/:cycleId/, `select id from tier_cycle where authority_id = :authority`],
  [/^\/providers\/:id\/allocations\/:allocationId/, `select provider_id, id from allocation where authority_id = :authority`],
  [/^\/providers\/:id\/send-units\/:unitId/, `select provider_id, id from send_unit where authority_id = :authority`],
  [/^\/providers\/:id\/facts\/:factId/, `select provider_id, id from entered_fact where authority_id = :authority`],
  [/^\/providers\/:id\/sites\/:siteId/, `select provider_id, id from provider_site where authority_id = :authority`],
  [/^\/providers\/:id\/inspections\/:inspectionId/, `select provider_id, id from entered_inspection where authority_id = :authority`],
  [
    /^\/providers\/:id\/delegates\/:account/,
    `select s.provider_id, a.id from account a join access_scope s on s.account_id = a.id where a.authority_id = :authority and a.role = 'head-delegate'`,
  ],
  [/^\/providers\/:id\/outcomes\/:measure/, `select provider_id, 'ks2-rwm-expected' from post where authority_id = :authority`],
  [/^\/providers\/:providerId\/tier\/letters\/:letterId/, `select provider_id, id from tier_letter where authority_id = :authority`],
  // Of the templates that ship, which are nobody’s.
  [/^\/letter-templates\/:kind/, `select 'vulnerable-maintained'`],
  [
    /^\/providers\/:id/,
    `select provider_id from post where authority_id = :authority union select provider_id from entered_fact where authority_id = :authority
     union select provider_id from provider_site where authority_id = :authority union select provider_id from send_unit where authority_id = :authority`,
  ],
  [
    /^\/(api\/v1\/)?providers(\/urn)?\/:urn/,
    `select urn from provider where urn is not null and id in (select provider_id from post where authority_id = :authority)`,
  ],
  [/^\/accounts\/requests\/:id/, `select id from account_request where authority_id = :authority`],
  [/^\/accounts\/reviews\/:id/, `select id from access_review where authority_id = :authority`],
  [/^\/accounts\/tokens\/:id/, `select id from api_token where authority_id = :authority`],
  [/^\/accounts\/import\/:id/, `select id from staff_list where authority_id = :authority`],
  [/^\/accounts\/:id/, `select account_id, id from access_scope where authority_id = :authority and account_id is not null`],
  [/^\/briefings\/:id/, `select id from briefing where authority_id = :authority`],
  // Of the catalogue that ships, which is nobody’s.
  [/^\/outcomes\/measures\/:measure/, `select 'ks2-rwm-expected'`],
  [/^\/localities\/:slug/, `select slug from locality where authority_id = :authority`],
  [
    /^\/authority\/inspections\/:inspectionId\/actions\/:actionId/,
    `select i.id as inspection_id, a.id from body_inspection i join body_inspection_action a on a.inspection_id = i.id
     where i.authority_id = :authority and i.organisation_id is null`,
  ],
  [/^\/authority\/inspections\/:inspectionId/, `select id from body_inspection where authority_id = :authority and organisation_id is null`],
  [
    /^\/trusts\/:uid\/inspections\/:inspectionId\/actions\/:actionId/,
    `select o.uid, i.id as inspection_id, a.id from body_inspection i join organisation o on o.id = i.organisation_id
     join body_inspection_action a on a.inspection_id = i.id where i.authority_id = :authority`,
  ],
  [
    /^\/trusts\/:uid\/inspections\/:inspectionId/,
    `select o.uid, i.id from body_inspection i join organisation o on o.id = i.organisation_id where i.authority_id = :authority`,
  ],
  [/^\/trusts\/:uid/, `select uid from organisation where kind = 'trust'`],
  [/^\/records\/(retention|due)\/:kind/, `select unnest(array['post', 'account'])`],
  [/^\/records\/holds\/:id/, `select id from legal_hold where authority_id = :authority`],
  [/^\/records\/about-a-provider\/:id/, `select provider_id from post where authority_id = :authority`],
  [/^\/audit\/:sequence/, `select sequence from audit_event where authority_id = :authority`],
  [/^\/mail\/:id/, `select id from mail where authority_id = :authority`],
  [/^\/scorecard\/lines\/:measure\/:group/, `select measure_id, pupil_group from target where authority_id = :authority`],
  [/^\/scorecard\/targets\/:id/, `select id from target where authority_id = :authority`],
  [/^\/scorecard\/commentary\/:id/, `select id from target_commentary where authority_id = :authority`],
  [/^\/cases\/:caseId\/conflicts\/:conflictId/, `select case_id, id from tier_case_conflict where authority_id = :authority`],
  [/^\/cases\/:caseId/, `select id from tier_case where authority_id = :authority`],
  [/^\/moderation\/:meetingId\/cases\/:caseId/, `select meeting_id, case_id from moderation_item where authority_id = :authority`],
  [/^\/moderation\/:meetingId/, `select id from moderation_meeting where authority_id = :authority`],
  // Whoever has the secret may; nobody knows one.
  [
    /^\/handovers\/:accountId\/pack\/:to/,
    `select h.account_id, g.to_account from handover h join handed_over g on g.handover_id = h.id where h.authority_id = :authority`,
  ],
  [/^\/handovers\/:accountId/, `select id from account where authority_id = :authority and role = 'sia'`],
  [/^\/handover-packs\/:handover/, `select id from handover where authority_id = :authority`],
  [/^\/notices\/:notice/, `select id from notice where authority_id = :authority`],
  [/^\/calendar-feeds\/:file/, `select 'no-such-secret.ics'`],
  [/^\/(invitation|reset)\/:secret/, `select 'no-such-secret'`],
  [/^\/data\/mappings\/:id/, `select id from tidy_mapping`],
  [/^\/data\/releases\/:id/, `select id from release where authority_id = :authority`],
];

export interface FilledPath {
  readonly route: Route;
  readonly url: string;
  /** Whether each of its records is the authority's own, and not open data. */
  readonly isOwned: boolean;
}

/** Every route with each of an authority's records in its path; without parameters, as it stands. A path that nobody has told of is a fault. */
export async function fillPaths(db: Database, routes: readonly Route[], authorityId: number, most = 3): Promise<FilledPath[]> {
  const filled: FilledPath[] = [];
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)];
    if (names.length === 0) {
      filled.push({ route, url: route.path, isOwned: false });
      continue;
    }
    const sample = samples.find(([pattern]) => pattern.test(route.path));
    if (!sample) throw new Error(`Say in ${import.meta.filename} which records the parameters of ${route.path} name.`);
    const [, rows] = sample;
    const found = await sql.raw<Record<string, string | number>>(rows.replaceAll(':authority', String(authorityId))).execute(db.kysely);
    // Spread over all there are, not the first few.
    const step = Math.max(1, Math.floor(found.rows.length / most));
    for (const row of found.rows.filter((_, index) => index % step === 0).slice(0, most)) {
      const values = Object.values(row);
      const url = names.reduce<string>((path, [name], index) => path.replace(name, encodeURIComponent(String(values[index]))), route.path);
      filled.push({ route, url, isOwned: rows.includes(':authority') });
    }
  }
  return filled;
}
