-- Mentoring and coaching. A pairing is a row of its own and no run of a programme: several live at one provider at once, each is confidential between two people,
-- and it crosses two providers.

-- Somebody, or a setting, who mentors others.
create table mentor (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer references account (id),
  name text not null,
  -- How to reach somebody who has no account.
  contact text,
  provider_id integer references provider (id),
  firm text,
  sort text not null check (sort in ('head', 'partnership-head', 'national-leader', 'setting-leader', 'partner-setting', 'business')),
  kinds text[] not null check (cardinality(kinds) > 0),
  phases text[] not null,
  contexts text[] not null,
  languages text not null,
  capacity integer not null check (capacity between 1 and 20),
  available_from date not null,
  available_to date,
  -- Three years as a substantive head, where the register of posts does not show them: who says so.
  headship_said_by text,
  state text not null check (state in ('proposed', 'approved', 'paused', 'retired')),
  state_reason text not null,
  state_since date not null,
  state_by text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  check (available_to is null or available_to >= available_from)
);
create unique index mentor_account on mentor (authority_id, account_id) where account_id is not null and state <> 'retired';

-- That somebody was trained, or that a reference or check was done: which, on what day, and who saw it. No certificate is kept.
create table mentor_done (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  mentor_id integer not null references mentor (id),
  kind text not null check (kind in ('training', 'reference', 'check')),
  which text not null,
  done_on date not null,
  seen_by text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index mentor_done_mentor on mentor_done (mentor_id);

-- Why somebody is not to mentor anybody at a provider, beside what the register shows.
create table mentor_conflict (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  mentor_id integer not null references mentor (id),
  provider_id integer not null references provider (id),
  sort text not null check (sort in ('line-management', 'works-with', 'family-or-friend', 'interest', 'other')),
  says text,
  side text not null check (side in ('mentor', 'mentee', 'coordinator')),
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index mentor_conflict_mentor on mentor_conflict (mentor_id, provider_id);

-- That somebody at a provider wants a mentor, or a setting another as its partner.
create table mentoring_need (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  kind text not null check (kind in ('headteacher', 'coaching', 'early-years', 'business', 'partnership')),
  account_id integer references account (id),
  person_name text not null,
  contact text,
  post text not null check (post in ('head', 'acting-head', 'setting-manager', 'senior-leader', 'chair', 'setting')),
  -- Empty once it was erased.
  what_for text,
  wants_same_phase boolean not null,
  rather_not text,
  wanted_from date not null,
  asked_by text not null,
  asked_by_account_id integer references account (id),
  asked_at timestamptz not null,
  closed_on date,
  closed_by text,
  closed_reason text,
  check (num_nonnulls(closed_on, closed_by, closed_reason) in (0, 3))
);
create index mentoring_need_provider on mentoring_need (authority_id, provider_id);

create table pairing (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- The mentee's.
  provider_id integer not null references provider (id),
  need_id integer not null references mentoring_need (id),
  mentor_id integer not null references mentor (id),
  state text not null check (state in ('proposed', 'accepted', 'under-way', 'completed', 'ended', 'declined', 'withdrawn')),
  -- Each criterion of the match, as it stood when it was proposed.
  explained jsonb not null,
  message text,
  proposed_by text not null,
  proposed_by_account_id integer references account (id),
  proposed_at timestamptz not null,
  mentor_answer text check (mentor_answer in ('accepted', 'declined')),
  mentor_answered_at timestamptz,
  mentor_answered_by text,
  mentor_reason text,
  mentee_answer text check (mentee_answer in ('accepted', 'declined')),
  mentee_answered_at timestamptz,
  mentee_answered_by text,
  mentee_reason text,
  aims text,
  how_often text check (how_often in ('fortnight', 'month', 'half-term', 'term')),
  months integer check (months between 1 and 36),
  confidentiality text,
  agreed_on date,
  agreed_by text,
  review_due_on date,
  ends_on date,
  reviewed_on date,
  reviewed_by text,
  review_finding text check (review_finding in ('well', 'adjust', 'change')),
  review_says text,
  ended_on date,
  ended_by text,
  end_reason text,
  changed_at timestamptz not null,
  check (num_nonnulls(mentor_answer, mentor_answered_at, mentor_answered_by) in (0, 3)),
  check (num_nonnulls(mentee_answer, mentee_answered_at, mentee_answered_by) in (0, 3)),
  -- An erasure empties what the two wrote, and leaves that they agreed, met and ended.
  check (num_nonnulls(how_often, months, agreed_on, agreed_by, review_due_on, ends_on) in (0, 6)),
  check (agreed_on is not null or num_nonnulls(aims, confidentiality) = 0),
  check (num_nonnulls(reviewed_on, reviewed_by, review_finding) in (0, 3)),
  check (num_nonnulls(ended_on, ended_by) in (0, 2)),
  check (ended_on is not null or end_reason is null),
  check ((state in ('completed', 'ended', 'withdrawn')) = (ended_on is not null)),
  check (state not in ('under-way', 'completed') or agreed_on is not null)
);
-- Two coordinators cannot both propose.
create unique index pairing_one_live on pairing (need_id) where state in ('proposed', 'accepted', 'under-way');
create index pairing_mentor on pairing (mentor_id);

-- That the two met, where and how long. What they said is theirs; `told` is the line that both want others to read. One to which the other has not agreed yet
-- stands in `told_draft`: like a private note, it has no history and is in no export. Nor has `told` a history: either may take it back.
create table pairing_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  pairing_id integer not null references pairing (id),
  state text not null check (state in ('planned', 'held', 'cancelled')),
  on_day date not null,
  starts_at text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null,
  minutes integer check (minutes between 5 and 600),
  told text,
  told_draft text,
  told_side text check (told_side in ('mentor', 'mentee')),
  told_agreed_at timestamptz,
  entered_by text not null,
  entered_at timestamptz not null,
  check ((state = 'held') = (minutes is not null)),
  -- The line itself goes with an erasure.
  check (num_nonnulls(told, told_draft) <= num_nonnulls(told_side)),
  check (told is null or told_agreed_at is not null)
);
create index pairing_meeting_pairing on pairing_meeting (pairing_id, on_day);

-- Read by the two of the pair and by nobody else. It has no history, is in no export, and goes whole when its time is up: `says` is then empty.
create table pairing_note (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  pairing_id integer not null references pairing (id),
  meeting_id integer references pairing_meeting (id),
  account_id integer not null references account (id),
  says text,
  written_by text not null,
  written_at timestamptz not null
);
create index pairing_note_pairing on pairing_note (pairing_id);

-- What each says of the mentoring to the coordinator; at the end, the mentee says what came of it.
create table pairing_feedback (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  pairing_id integer not null references pairing (id),
  side text not null check (side in ('mentor', 'mentee')),
  moment text not null check (moment in ('halfway', 'end')),
  scale text not null check (scale in ('very-useful', 'useful', 'a-little', 'not-useful')),
  says text,
  aims_met text check (aims_met in ('all', 'most', 'some', 'none')),
  what_changed text,
  given_by text not null,
  given_on date not null,
  given_at timestamptz not null,
  unique (pairing_id, side, moment),
  check ((side = 'mentee' and moment = 'end') = (aims_met is not null)),
  check (what_changed is null or aims_met is not null)
);

select keep_history('mentor');
select keep_history('mentor_done');
select keep_history('mentor_conflict');
select keep_history('mentoring_need');
select keep_history('pairing');
select keep_history('pairing_meeting', 'id', '{told,told_draft}');
select keep_history('pairing_feedback');
select secure_authority_rows();
