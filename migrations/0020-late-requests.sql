-- A review that was asked for after the last day: the lead accepts it with a reason, or does not. Until then the case does not become final.
alter table tier_reply
  add column late_answer text check (late_answer in ('accepted', 'declined')),
  add column late_reason text,
  add column late_by text,
  add column late_at timestamptz,
  add check (num_nonnulls(late_answer, late_reason, late_by, late_at) in (0, 4));
