-- What worked, where, for whom, and how that is known. A provider proposes it of its own practice; whoever publishes it has the provider's word that it may be named.
create table practice_entry (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  title text not null,
  theme text not null,
  phase text not null check (phase in ('any', 'early-years', 'primary', 'secondary', 'special', 'post-16')),
  pupils text not null check (pupils in ('all', 'disadvantaged', 'sen', 'eal', 'looked-after', 'boys', 'girls', 'attainment', 'new', 'staff')),
  context text not null,
  done text not null,
  measure text not null,
  was text not null,
  became text not null,
  how_known text not null,
  limits text not null,
  contact text not null,
  -- Who at the provider agreed that it is named, and when.
  agreed_by text,
  agreed_on date,
  state text not null check (state in ('proposed', 'published', 'declined', 'withdrawn')),
  -- The visit that it came from, where it came from one.
  visit_id integer,
  proposed_by text not null,
  proposed_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  reviewed_by text,
  reviewed_on date,
  review_due_on date,
  ended_by text,
  ended_at timestamptz,
  ended_reason text,
  check (num_nonnulls(agreed_by, agreed_on) in (0, 2)),
  check (state <> 'published' or num_nonnulls(agreed_on, published_by, published_at, reviewed_on, review_due_on) = 5),
  check ((state in ('declined', 'withdrawn')) = (ended_at is not null)),
  check (num_nonnulls(ended_by, ended_at, ended_reason) in (0, 3))
);
create index practice_entry_state on practice_entry (authority_id, state);

-- What a provider offers to others: how often a term, and until when.
create table exchange_offer (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  theme text not null,
  phase text not null check (phase in ('any', 'early-years', 'primary', 'secondary', 'special', 'post-16')),
  title text not null,
  says text not null,
  how text not null check (how in ('visit', 'staff-time', 'material')),
  per_term integer not null check (per_term between 1 and 20),
  valid_to date,
  -- Who at the provider agreed, where an adviser offers on its behalf.
  agreed_by text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index exchange_offer_theme on exchange_offer (authority_id, theme) where withdrawn_at is null;

-- What a provider asks for. Its own people and those who coordinate see it, and others once the provider opens it.
create table exchange_ask (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  theme text not null,
  phase text not null check (phase in ('any', 'early-years', 'primary', 'secondary', 'special', 'post-16')),
  title text not null,
  says text not null,
  urgency text not null check (urgency in ('half-term', 'term', 'year')),
  is_open boolean not null,
  not_same_trust boolean not null,
  most_km integer check (most_km between 1 and 200),
  agreed_by text,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Who at the provider agreed that it is open to all, where somebody of the authority opened it.
  opened_as text,
  closed_by text,
  closed_at timestamptz,
  closed_reason text,
  check (num_nonnulls(closed_by, closed_at, closed_reason) in (0, 3))
);
create index exchange_ask_standing on exchange_ask (authority_id, provider_id) where closed_at is null;

-- A match that was proposed to both sides. What became of it stands in its steps.
create table brokered_visit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- Of the provider that asks.
  provider_id integer not null references provider (id),
  host_id integer not null references provider (id),
  ask_id integer not null references exchange_ask (id),
  offer_id integer not null references exchange_offer (id),
  -- Every criterion as it stood on the day, so that why they were brought together can be answered for.
  criteria jsonb not null,
  note text,
  account_id integer references account (id),
  proposed_by text not null,
  proposed_at timestamptz not null,
  check (provider_id <> host_id)
);
create index brokered_visit_ask on brokered_visit (authority_id, ask_id);
create index brokered_visit_offer on brokered_visit (authority_id, offer_id);
alter table practice_entry add constraint practice_entry_visit foreign key (visit_id) references brokered_visit (id);

-- What happened with a match, one line after another; never changed.
create table brokered_visit_step (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- Of the provider that asks.
  provider_id integer not null references provider (id),
  visit_id integer not null references brokered_visit (id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('accepted', 'declined', 'dated', 'happened', 'taken-back', 'said', 'looked', 'called-off')),
  side text not null check (side in ('asker', 'host')),
  on_day date not null,
  from_time text check (from_time ~ '^\d\d:\d\d$'),
  outcome text check (outcome in ('changed', 'not-yet', 'no')),
  closes boolean not null default false,
  words text,
  taken_by text not null,
  taken_at timestamptz not null,
  unique (visit_id, number),
  check ((kind = 'looked') = (outcome is not null))
);

do $$
declare
  owned text;
begin
  foreach owned in array array['practice_entry', 'exchange_offer', 'exchange_ask', 'brokered_visit']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
