-- The networks of the localities: who coordinates them, who belongs to them beside the providers that lie there, their partners, meetings and priorities.

-- The SIA and the EECA who run a network, from a day to a day.
create table network_coordinator (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  account_id integer not null references account (id),
  from_on date not null,
  to_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  ended_reason text,
  -- Entered in error: it never was so.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on >= from_on),
  check (num_nonnulls(ended_by, ended_at, ended_reason) in (0, 3)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index network_coordinator_standing on network_coordinator (locality_id, account_id) where to_on is null and withdrawn_at is null;

-- People who belong to a network in their own right; with an account, they see what its members see.
create table network_person (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  account_id integer references account (id),
  name text not null,
  part text not null,
  from_on date not null,
  to_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  ended_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on >= from_on),
  check (num_nonnulls(ended_by, ended_at, ended_reason) in (0, 3)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index network_person_standing on network_person (locality_id, account_id) where to_on is null and withdrawn_at is null;

-- Family hubs, children's centres, libraries, police, fire and others in a locality.
create table network_partner (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  kind text not null check (kind in ('family-hub', 'childrens-centre', 'library', 'police', 'fire', 'health', 'voluntary', 'business', 'other')),
  name text not null,
  -- Where the register has it.
  provider_id integer references provider (id),
  contact_name text,
  contact text,
  offers text not null,
  from_on date not null,
  to_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  ended_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on >= from_on),
  check (num_nonnulls(ended_by, ended_at, ended_reason) in (0, 3)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index network_partner_locality on network_partner (authority_id, locality_id);

create table network_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  on_day date not null,
  -- HH:MM in England.
  starts_at text not null,
  ends_at text not null,
  place text,
  link text,
  chair text not null,
  -- Which kinds of provider are invited; people who belong to the network always are.
  invited text[] not null check (cardinality(invited) > 0),
  agenda text[] not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  notes text,
  cancelled_reason text,
  planned_by text not null,
  planned_at timestamptz not null,
  state_by text,
  state_at timestamptz,
  -- Counts changes, so that a form that was overtaken is found out.
  version integer not null default 1,
  check (ends_at > starts_at),
  check (num_nonnulls(place, link) > 0),
  check (num_nonnulls(state_by, state_at) in (0, 2)),
  check ((state = 'planned') = (state_at is null)),
  check ((state = 'held') = (notes is not null)),
  check ((state = 'cancelled') = (cancelled_reason is not null))
);
create unique index network_meeting_planned on network_meeting (locality_id, on_day, starts_at) where state = 'planned';
create index network_meeting_locality on network_meeting (authority_id, locality_id, on_day);

-- Papers of a meeting: files, or addresses.
create table network_paper (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  meeting_id integer not null references network_meeting (id),
  title text not null,
  file_id integer references file (id),
  href text,
  added_by text not null,
  added_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  removed_reason text,
  check (num_nonnulls(file_id, href) = 1),
  check (num_nonnulls(removed_by, removed_at, removed_reason) in (0, 3))
);
create index network_paper_meeting on network_paper (meeting_id);

-- Who was invited to a meeting that was held, and whether they came. Of a provider: that it was there, not who came for it.
create table network_attendance (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  meeting_id integer not null references network_meeting (id),
  provider_id integer references provider (id),
  person_id integer references network_person (id),
  answer text not null check (answer in ('came', 'apologies', 'absent')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (num_nonnulls(provider_id, person_id) = 1),
  unique (meeting_id, provider_id),
  unique (meeting_id, person_id)
);
create index network_attendance_provider on network_attendance (provider_id);

-- What a network has agreed to work on, and the evidence it was agreed on.
create table network_priority (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  title text not null,
  why text not null,
  -- The measure cited, its period, and what it said on the day in words that anybody may read.
  measure_id text,
  period text,
  cited text,
  other_evidence text,
  doing text not null,
  to_be_seen text not null,
  from_on date not null,
  to_on date not null,
  came_of_it text,
  closed_on date,
  agreed_by text not null,
  agreed_at timestamptz not null,
  version integer not null default 1,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on >= from_on),
  check (num_nonnulls(measure_id, period, cited) in (0, 3)),
  check (num_nonnulls(cited, other_evidence) > 0),
  check (num_nonnulls(came_of_it, closed_on) in (0, 2)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index network_priority_locality on network_priority (authority_id, locality_id);

-- What a network agrees at a meeting is on the one list of what was agreed, whatever else is.
do $$
declare
  known text;
begin
  select pg_get_expr(conbin, conrelid) into known from pg_constraint where conname = 'agreed_action_came_from_check';
  alter table agreed_action drop constraint agreed_action_came_from_check;
  execute format('alter table agreed_action add constraint agreed_action_came_from_check check (came_from = ''network-meeting'' or %s)', known);
end $$;

do $$
declare
  owned text;
begin
  foreach owned in array array['network_coordinator', 'network_person', 'network_partner', 'network_meeting', 'network_paper', 'network_attendance',
    'network_priority']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
