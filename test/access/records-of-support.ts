/** Which records the parameters of the paths of networks, development, governors, early years and the directory name: as in `records-in-paths.ts`. */
export const supportSamples: readonly (readonly [pattern: RegExp, rows: string])[] = [
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
  [
    /^\/providers\/:providerId\/leadership\/support\/:supportId/,
    `select provider_id, id from leadership_support where authority_id = :authority and withdrawn_at is null`,
  ],
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
  [/^\/mentoring\/mentors\/:mentorId\/done\/:doneId/, `select mentor_id, id from mentor_done where authority_id = :authority`],
  [/^\/mentoring\/mentors\/:mentorId\/conflicts\/:conflictId/, `select mentor_id, id from mentor_conflict where authority_id = :authority`],
  [/^\/mentoring\/mentors\/:mentorId/, `select id from mentor where authority_id = :authority`],
  [/^\/mentoring\/needs\/:needId/, `select id from mentoring_need where authority_id = :authority`],
  [/^\/mentoring\/(mine|pairs)\/:pairingId\/meetings\/:meetingId/, `select pairing_id, id from pairing_meeting where authority_id = :authority`],
  [/^\/mentoring\/(mine|pairs)\/:pairingId/, `select id from pairing where authority_id = :authority`],
  [/^\/providers\/:providerId\/mentoring/, `select provider_id from post where authority_id = :authority`],
  [/^\/services\/:serviceId/, `select id from directory_service where authority_id = :authority and withdrawn_at is null`],
  [/^\/news\/:newsId/, `select id from news_item where authority_id = :authority and withdrawn_at is null`],
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
  [/^\/practice\/:entryId/, `select id from practice_entry where authority_id = :authority`],
  [/^\/exchange\/offers\/:offerId/, `select id from exchange_offer where authority_id = :authority`],
  [/^\/exchange\/asks\/:askId\/propose\/:offerId/, `select ask_id, offer_id from brokered_visit where authority_id = :authority`],
  [/^\/exchange\/asks\/:askId/, `select id from exchange_ask where authority_id = :authority`],
  [
    /^\/exchange\/visits\/:visitId\/sides\/:providerId\/:step/,
    `select id, provider_id, 'called-off' as step from brokered_visit where authority_id = :authority union select id, host_id, 'said' from brokered_visit where authority_id = :authority`,
  ],
  [/^\/exchange\/visits\/:visitId/, `select id from brokered_visit where authority_id = :authority`],
];
