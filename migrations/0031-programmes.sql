-- Definitions of programmes as an authority has edited them. Version 1 of each ships with the service and has no row; a version is never changed, but followed.
create table programme_version (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  programme text not null,
  version integer not null check (version > 1),
  document jsonb not null,
  state text not null check (state in ('draft', 'in-force')),
  basis text,
  drafted_by text not null,
  drafted_at timestamptz not null,
  adopted_by text,
  adopted_at timestamptz,
  unique (authority_id, programme, version),
  check ((state = 'in-force') = (num_nonnulls(adopted_by, adopted_at, basis) = 3))
);
create unique index programme_version_draft on programme_version (authority_id, programme) where state = 'draft';

-- A run keeps the definition that it began under. What it has come to is in its steps; stage and state stand here for lists.
create table programme_run (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  programme text not null,
  version integer not null,
  definition jsonb not null,
  subject jsonb not null,
  trigger_kind text not null check (trigger_kind in ('tier', 'concern', 'inspection', 'programme', 'by-hand')),
  -- The concern, the case or the run that it came of.
  trigger_ref integer,
  reason text not null,
  started_on date not null,
  started_by text not null,
  started_at timestamptz not null,
  -- Who carries it.
  account_id integer references account (id),
  state text not null check (state in ('live', 'paused', 'stopped', 'ended')),
  stage text not null,
  outcome text,
  ended_on date,
  check ((state = 'ended') = (outcome is not null)),
  check ((state in ('stopped', 'ended')) = (ended_on is not null))
);
create unique index programme_run_one_live on programme_run (authority_id, provider_id, programme) where state in ('live', 'paused');
create index programme_run_provider on programme_run (authority_id, provider_id);

-- What happened in a run, one after another. Nothing is changed or taken away; what was wrong is undone by a step of its own.
create table programme_step (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  run_id integer not null references programme_run (id),
  -- The nth of its run: two people who act on the same page cannot both take the same step.
  number integer not null,
  kind text not null,
  on_day date not null,
  said jsonb not null,
  taken_by text not null,
  taken_by_account integer references account (id),
  taken_at timestamptz not null,
  unique (run_id, number)
);

select keep_history('programme_version');
select keep_history('programme_run');
select secure_authority_rows();
