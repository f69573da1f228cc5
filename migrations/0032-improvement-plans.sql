-- The single plan of a programme's run: one document, agreed whole, in versions. A version that was agreed is never changed, but followed.
create table improvement_plan (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  run_id integer not null references programme_run (id),
  version integer not null check (version > 0),
  document jsonb not null,
  -- How often a draft was saved: a form that was opened before somebody else's saving says so.
  changed integer not null default 0,
  state text not null check (state in ('draft', 'agreed', 'approved', 'discarded')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  agreed_on date,
  agreed_with text,
  agreed_by text,
  agreed_at timestamptz,
  approved_on date,
  -- The meeting of the governors, or of the trust, and its minute.
  approved_at_meeting text,
  approved_by text,
  approved_at timestamptz,
  unique (run_id, version),
  check ((state in ('agreed', 'approved')) = (num_nonnulls(agreed_on, agreed_with, agreed_by, agreed_at) = 4)),
  check ((state = 'approved') = (num_nonnulls(approved_on, approved_at_meeting, approved_by, approved_at) = 4))
);
create unique index improvement_plan_draft on improvement_plan (run_id) where state = 'draft';

-- Which agreed action is which action of the plan. The latest of a key counts.
create table plan_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  run_id integer not null references programme_run (id),
  action_key text not null,
  agreed_action_id integer not null references agreed_action (id),
  unique (agreed_action_id)
);
create index plan_action_run on plan_action (run_id, action_key);

-- What was said of a milestone, in the words that it had then. Nothing is changed: what is said later follows.
create table milestone_result (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  run_id integer not null references programme_run (id),
  objective text not null,
  half_term text not null,
  says text not null,
  is_met boolean not null,
  on_day date not null,
  evidence text not null,
  -- The school's own word: shown beside the authority's, and counted nowhere.
  by_school boolean not null,
  said_by text not null,
  said_at timestamptz not null
);
create index milestone_result_run on milestone_result (run_id, objective, half_term);

-- A review as it was held, with the plan's state on that day.
create table plan_review (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  run_id integer not null references programme_run (id),
  plan_id integer not null references improvement_plan (id),
  on_day date not null,
  chaired_by text not null,
  grades jsonb not null,
  overall text not null check (overall in ('insufficient', 'some', 'good', 'sustained')),
  direction text not null,
  attended text not null,
  apologies text,
  minutes text not null,
  next_steps text not null,
  plan_state jsonb not null,
  finding_id integer not null references finding (id),
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index plan_review_day on plan_review (run_id, on_day) where withdrawn_at is null;

-- Actions of a plan are in the one list of what was agreed.
alter table agreed_action drop constraint agreed_action_came_from_check;
alter table agreed_action add constraint agreed_action_came_from_check
  check (came_from in ('visit', 'concern', 'ofsted-call', 'governors-letter', 'liaison', 'tier-review', 'improvement-plan', 'by-hand'));

-- Rapid improvement that was recommended is listed until a programme takes it up.
alter table concern add column trip_taken_up_on date;
alter table concern add constraint concern_trip_taken_up check (trip_taken_up_on is null or trip_recommended_on is not null);

do $$
declare
  owned text;
begin
  foreach owned in array array['improvement_plan', 'plan_action', 'milestone_result', 'plan_review']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
