-- Everything agreed anywhere: whose it is, by when and how that day was worked out, what would show it, and what came of it. Earlier dates and owners stay in the
-- history. docs/glossary.md: agreed action.
create table agreed_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  came_from text not null check (came_from in ('visit', 'concern', 'ofsted-call', 'liaison', 'tier-review', 'by-hand')),
  -- The row of the source's own table; null where it was entered by hand.
  came_from_id integer,
  -- As a reader is told where it comes from, and where that can be read.
  came_from_words text,
  came_from_href text,
  what text not null,
  owner_side text not null check (owner_side in ('authority', 'provider', 'other')),
  owner_name text not null,
  owner_account_id integer references account (id),
  agreed_on date not null,
  due_on date not null,
  due_how text not null,
  measure text,
  state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
  -- As the provider says it; it is done when somebody of the authority has accepted that.
  reported_on date,
  reported_by text,
  reported_at timestamptz,
  evidence text,
  done_on date,
  done_by text,
  done_at timestamptz,
  came_of_it text,
  came_of_it_by text,
  came_of_it_at timestamptz,
  -- The provider's own people see it.
  is_shared boolean not null,
  -- Only its owner sees it; one that came from a concern, whoever reads the concern.
  is_restricted boolean not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- The due day that its owner was reminded of, before it and after it.
  reminded_before date,
  reminded_after date,
  check (not (is_shared and is_restricted)),
  check ((came_from = 'by-hand') = (came_from_id is null)),
  check (num_nonnulls(reported_on, reported_by, reported_at) in (0, 3)),
  check (num_nonnulls(done_on, done_by, done_at) in (0, 3)),
  check ((state = 'done') = (done_on is not null)),
  check (num_nonnulls(came_of_it, came_of_it_by, came_of_it_at) in (0, 3)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3)),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index agreed_action_provider on agreed_action (provider_id, due_on);
create index agreed_action_source on agreed_action (came_from, came_from_id);
create index agreed_action_owner on agreed_action (owner_account_id) where state = 'open';

select secure_authority_rows();
select keep_history('agreed_action');
