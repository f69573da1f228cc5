-- An audit of an early years setting against a versioned list of statements: by the setting itself, or by the authority. What it answers is kept by the
-- statement’s key, so that an audit keeps the list it was answered on. A draft is its own side’s; once final, both read it.
create table early_years_audit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  kind text not null check (kind in ('environment', 'safeguarding')),
  list_version integer not null,
  by_side text not null check (by_side in ('setting', 'authority')),
  state text not null check (state in ('draft', 'final')),
  audited_on date not null,
  answers jsonb not null,
  summary text,
  -- How often it was saved, by which a form knows whether somebody else was quicker.
  saves integer not null,
  next_due_on date,
  started_by text not null,
  started_at timestamptz not null,
  saved_by text not null,
  saved_at timestamptz not null,
  finished_by text,
  finished_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((state = 'final') = (finished_at is not null)),
  check (num_nonnulls(finished_by, finished_at, next_due_on) in (0, 3)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index early_years_audit_provider on early_years_audit (provider_id, kind, audited_on);
create unique index early_years_audit_draft on early_years_audit (authority_id, provider_id, kind, by_side) where state = 'draft' and withdrawn_at is null;

-- Places that a setting offers by age, as at a day. Empty means that it is not known, and is never none. The latest day counts.
create table early_years_places (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  as_at date not null,
  under_two integer check (under_two >= 0),
  two integer check (two >= 0),
  three_and_four integer check (three_and_four >= 0),
  under_two_vacant integer check (under_two_vacant <= under_two),
  two_vacant integer check (two_vacant <= two),
  three_and_four_vacant integer check (three_and_four_vacant <= three_and_four),
  hours_a_week numeric check (hours_a_week > 0 and hours_a_week <= 168),
  weeks text check (weeks in ('term-time', 'all-year')),
  funded_hours text check (funded_hours in ('none', 'up-to-15', 'up-to-30')),
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index early_years_places_provider on early_years_places (provider_id, as_at);

-- How many children of an age live in a locality, as at a day, by whom it is counted. The latest day counts.
create table early_years_need (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  age_band text not null check (age_band in ('under-two', 'two', 'three-and-four')),
  children integer not null check (children >= 0),
  as_at date not null,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index early_years_need_locality on early_years_need (locality_id, age_band, as_at);

-- A newly registered setting for which somebody decided, with a reason, that no pathway is begun.
create table early_years_no_pathway (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  reason text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index early_years_no_pathway_standing on early_years_no_pathway (authority_id, provider_id) where withdrawn_at is null;

-- What an audit or a visit of the pathway agrees is on the one list of agreed actions. Added to whatever the list of sources is by now, so that no source of another migration is lost.
do $$
declare
  sources text;
begin
  select pg_get_constraintdef(oid) into strict sources from pg_constraint where conname = 'agreed_action_came_from_check' and conrelid = 'agreed_action'::regclass;
  alter table agreed_action drop constraint agreed_action_came_from_check;
  execute format('alter table agreed_action add constraint agreed_action_came_from_check %s', replace(sources, 'ARRAY[', 'ARRAY[''early-years-audit''::text, ''early-years-visit''::text, '));
end $$;

select keep_history('early_years_audit');
select keep_history('early_years_places');
select keep_history('early_years_need');
select keep_history('early_years_no_pathway');
select secure_authority_rows();
