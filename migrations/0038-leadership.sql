-- Who is known to leave: told in confidence, by whom, and when. Never shown outside the named roles.
create table expected_departure (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  role text not null check (role in ('headteacher', 'chair', 'manager')),
  why text not null check (why in ('retirement', 'another-post', 'end-of-time', 'other', 'not-said')),
  -- The last day, as far as it is known.
  leaves_on date not null,
  told_by text not null,
  told_on date not null,
  note text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index expected_departure_provider on expected_departure (authority_id, provider_id);

-- What support was offered for which reason, and what came of it. Nothing is changed: what is said later follows, and the latest counts that was not withdrawn.
create table leadership_support (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  reason text not null check (reason in ('vacant', 'acting', 'interim', 'first-two-years', 'third-head', 'chair-turnover', 'chair-vacant', 'governors-long-vacant', 'leaving')),
  -- Since when the reason stood, so that what one head accepted is not taken for the next one's.
  reason_since date,
  support text not null check (support in ('call', 'induction', 'mentor', 'interim-cover', 'governance-review', 'succession-conversation')),
  state text not null check (state in ('offered', 'accepted', 'declined')),
  on_day date not null,
  note text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3)),
  check (state <> 'declined' or note is not null)
);
create index leadership_support_provider on leadership_support (authority_id, provider_id);

-- Another name in the post: an induction is proposed, and a person says who is new.
create table head_change (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  role text not null check (role in ('headteacher', 'manager')),
  person_name text not null,
  previous_name text,
  -- Null where the source does not say.
  standing text check (standing in ('substantive', 'acting', 'interim')),
  begins_on date,
  known_from text not null,
  came_from text not null check (came_from in ('post', 'register')),
  post_id integer references post (id),
  -- The published file that named somebody else.
  release_id integer,
  looks_like text not null check (looks_like in ('new', 'perhaps-same', 'corrected')),
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'begun', 'not-new', 'declined', 'overtaken')),
  run_id integer references programme_run (id),
  answered_by text,
  answered_at timestamptz,
  answer_reason text,
  check ((state = 'proposed') = (answered_at is null)),
  check ((state = 'begun') = (run_id is not null)),
  check (state not in ('not-new', 'declined') or answer_reason is not null)
);
create index head_change_run on head_change (run_id) where run_id is not null;
create index head_change_provider on head_change (authority_id, provider_id, state);
-- What is heard twice is proposed once.
create unique index head_change_release on head_change (authority_id, provider_id, release_id) where release_id is not null;
-- A post that was ended in error and is put back asks again: what was overtaken does not stand in the way.
create unique index head_change_post on head_change (authority_id, post_id, standing, person_name) where came_from = 'post' and state <> 'overtaken';

select keep_history('expected_departure');
select keep_history('head_change');
select keep_history('leadership_support');
select secure_authority_rows();
