import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';
import type { Route } from '../../src/platform/http/route.ts';

/** Which records the parameters of a path name, one column for each in order. The first that matches counts. `:authority` stands for whose. */
const samples: readonly (readonly [pattern: RegExp, rows: string])[] = [
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
  [
    /^\/governors\/boards\/:providerId\/members\/:termId\/induction\/:step/,
    `select provider_id, id, 'welcome' as step from board_term where authority_id = :authority`,
  ],
  [
    /^\/governors\/boards\/:providerId\/members\/:termId\/training\/:trainingId/,
    `select provider_id, term_id, id from governor_training where authority_id = :authority`,
  ],
  [/^\/governors\/boards\/:providerId\/officers\/:officerId/, `select provider_id, id from board_officer where authority_id = :authority`],
  [/^\/governors\/boards\/:providerId\/members\/:termId/, `select provider_id, id from board_term where authority_id = :authority`],
  [/^\/governors\/boards\/:providerId\/seats\/:seatId/, `select provider_id, id from board_seat where authority_id = :authority`],
  [/^\/governors\/boards\/:providerId\/support\/:supportId/, `select provider_id, id from chair_support where authority_id = :authority`],
  [/^\/governors\/boards\/:providerId\/vacancies\/:vacancyId/, `select provider_id, id from board_vacancy where authority_id = :authority`],
  [
    /^\/governors\/boards\/:providerId\/introductions\/:introductionId/,
    `select provider_id, id from governor_introduction where authority_id = :authority`,
  ],
  [/^\/governors\/boards\/:providerId/, `select provider_id from governing_board where authority_id = :authority`],
  [/^\/governors\/vacancies\/:vacancyId/, `select id from board_vacancy where authority_id = :authority`],
  [/^\/governors\/volunteers\/:volunteerId/, `select id from governor_volunteer where authority_id = :authority`],
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
  [
    /^\/providers\/:providerId\/head-changes\/:changeId/,
    `select provider_id, id from head_change where authority_id = :authority and state = 'proposed'`,
  ],
  [
    /^\/providers\/:providerId\/inductions\/:runId/,
    `select provider_id, id from programme_run where authority_id = :authority and programme like '%-induction' and state = 'live'`,
  ],
  [
    /^\/providers\/:providerId\/leadership\/departures\/:departureId/,
    `select provider_id, id from expected_departure where authority_id = :authority and withdrawn_at is null`,
  ],
  [/^\/providers\/:providerId\/(leadership|induction)/, `select provider_id from post where authority_id = :authority`],
  [/^\/providers\/:providerId\/programmes\/:runId/, `select provider_id, id from programme_run where authority_id = :authority`],
  [/^\/providers\/:providerId\/programmes/, `select provider_id from post where authority_id = :authority`],
  [/^\/early-years\/sufficiency\/children\/:needId/, `select id from early_years_need where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/early-years\/(own-)?audits\/start\/:kind/,
    `select provider_id, kind from early_years_audit where authority_id = :authority`,
  ],
  [
    /^\/providers\/:providerId\/early-years\/own-audits\/:auditId/,
    `select provider_id, id from early_years_audit where authority_id = :authority and by_side = 'setting'`,
  ],
  [
    /^\/providers\/:providerId\/early-years\/audits\/:auditId/,
    `select provider_id, id from early_years_audit where authority_id = :authority and by_side = 'authority'`,
  ],
  [/^\/providers\/:providerId\/early-years\/places\/:entryId/, `select provider_id, id from early_years_places where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/early-years\/no-pathway\/:decisionId/,
    `select provider_id, id from early_years_no_pathway where authority_id = :authority`,
  ],
  [/^\/providers\/:providerId\/early-years/, `select provider_id from early_years_audit where authority_id = :authority`],
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
  [/^\/mentoring\/mentors\/:mentorId\/done\/:doneId/, `select mentor_id, id from mentor_done where authority_id = :authority`],
  [/^\/mentoring\/mentors\/:mentorId\/conflicts\/:conflictId/, `select mentor_id, id from mentor_conflict where authority_id = :authority`],
  [/^\/mentoring\/mentors\/:mentorId/, `select id from mentor where authority_id = :authority`],
  [/^\/mentoring\/needs\/:needId/, `select id from mentoring_need where authority_id = :authority`],
  [/^\/mentoring\/(mine|pairs)\/:pairingId\/meetings\/:meetingId/, `select pairing_id, id from pairing_meeting where authority_id = :authority`],
  [/^\/mentoring\/(mine|pairs)\/:pairingId/, `select id from pairing where authority_id = :authority`],
  [/^\/providers\/:providerId\/mentoring/, `select provider_id from post where authority_id = :authority`],
  [/^\/services\/:serviceId/, `select id from directory_service where authority_id = :authority and withdrawn_at is null`],
  [/^\/news\/:newsId/, `select id from news_item where authority_id = :authority and withdrawn_at is null`],
  [/^\/offer\/edit\/:lineId/, `select id from offer_item where authority_id = :authority`],
  [
    /^\/networks\/:slug\/meetings\/:meetingId\/papers\/:paperId/,
    `select l.slug, m.id as meeting, p.id from network_paper p join network_meeting m on m.id = p.meeting_id join locality l on l.id = m.locality_id
     where p.authority_id = :authority and p.file_id is not null and p.removed_at is null`,
  ],
  [
    /^\/networks\/:slug\/meetings\/:meetingId\/actions\/:providerId/,
    `select l.slug, m.id as meeting, t.provider_id from network_attendance t join network_meeting m on m.id = t.meeting_id join locality l on l.id = m.locality_id
     where m.authority_id = :authority and m.state = 'held' and t.provider_id is not null`,
  ],
  [
    /^\/networks\/:slug\/meetings\/:meetingId/,
    `select l.slug, m.id from network_meeting m join locality l on l.id = m.locality_id where m.authority_id = :authority and m.state <> 'cancelled'`,
  ],
  [
    /^\/networks\/:slug\/coordinators\/:seatId/,
    `select l.slug, s.id from network_coordinator s join locality l on l.id = s.locality_id where s.authority_id = :authority and s.withdrawn_at is null`,
  ],
  [
    /^\/networks\/:slug\/people\/:seatId/,
    `select l.slug, s.id from network_person s join locality l on l.id = s.locality_id where s.authority_id = :authority and s.withdrawn_at is null`,
  ],
  [
    /^\/networks\/:slug\/partners\/:(seatId|partnerId)/,
    `select l.slug, s.id from network_partner s join locality l on l.id = s.locality_id where s.authority_id = :authority and s.withdrawn_at is null`,
  ],
  [
    /^\/networks\/:slug\/priorities\/:priorityId/,
    `select l.slug, p.id from network_priority p join locality l on l.id = p.locality_id where p.authority_id = :authority`,
  ],
  [/^\/networks\/:slug/, `select slug from locality where authority_id = :authority`],
  [/^\/academy\/courses\/:courseId/, `select id from academy_course where authority_id = :authority`],
  [/^\/academy\/sessions\/:sessionId/, `select id from academy_session where authority_id = :authority`],
  [/^\/academy\/bookings\/:bookingId/, `select id from academy_booking where authority_id = :authority`],
  [/^\/academy\/partners\/:partnerId/, `select id from academy_partner where authority_id = :authority`],
  [/^\/subscriptions\/levels\/:level/, `select 'core' as level`],
  [/^\/subscriptions\/charges\/exports\/:exportId/, `select id from invoice_export where authority_id = :authority`],
  [/^\/subscriptions\/:subscriptionId/, `select id from provider_subscription where authority_id = :authority`],
  [
    /^\/providers\/:providerId\/academy\/:sessionId/,
    `select provider_id, session_id from academy_booking where authority_id = :authority and provider_id is not null`,
  ],
  [/^\/providers\/:providerId\/workforce\/:vacancyId/, `select provider_id, id from workforce_vacancy where authority_id = :authority`],
  [/^\/providers\/:providerId\/(academy|pathway|workforce)/, `select provider_id from post where authority_id = :authority`],
  [/^\/offer\/conversions\/:conversionId/, `select id from expected_conversion where authority_id = :authority`],
  [/^\/(practice|exchange)\/of\/:providerId/, `select provider_id from post where authority_id = :authority`],
  [/^\/practice\/:entryId/, `select id from practice_entry where authority_id = :authority`],
  [/^\/exchange\/offers\/:offerId/, `select id from exchange_offer where authority_id = :authority`],
  [/^\/exchange\/asks\/:askId\/propose\/:offerId/, `select ask_id, offer_id from brokered_visit where authority_id = :authority`],
  [/^\/exchange\/asks\/:askId/, `select id from exchange_ask where authority_id = :authority`],
  [
    /^\/exchange\/visits\/:visitId\/sides\/:providerId\/:step/,
    `select id, provider_id, 'called-off' as step from brokered_visit where authority_id = :authority union select id, host_id, 'said' from brokered_visit where authority_id = :authority`,
  ],
  [/^\/exchange\/visits\/:visitId/, `select id from brokered_visit where authority_id = :authority`],
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
