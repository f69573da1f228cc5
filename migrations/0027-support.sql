-- What providers are entitled to beside days (which the criteria hold): visits, and what the offer says. The latest version to take force by a day counts;
-- before any, the provisional default that ships. A version is never changed, but withdrawn with a reason and entered again.
create table entitlement_version (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  in_force_from date not null,
  document jsonb not null,
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index entitlement_version_from on entitlement_version (authority_id, in_force_from) where withdrawn_at is null;

-- What an adviser day costs by who pays for it, from a day on.
create table day_rate (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  funding_source text not null check (funding_source in ('core', 'de-delegated', 'traded', 'grant')),
  pounds numeric not null check (pounds >= 0),
  valid_from date not null,
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index day_rate_from on day_rate (authority_id, funding_source, valid_from) where withdrawn_at is null;

-- Days that an adviser is to give a provider in an academic year. A later plan for the same stands in the place of the earlier one.
create table planned_days (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  account_id integer not null references account (id),
  academic_year text not null,
  days numeric not null check (days >= 0),
  funding_source text not null check (funding_source in ('core', 'de-delegated', 'traded', 'grant')),
  note text,
  planned_by text not null,
  planned_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index planned_days_standing on planned_days (authority_id, provider_id, account_id, academic_year, funding_source) where withdrawn_at is null;

-- Days that were given and are in no visit's note.
create table used_days (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  account_id integer not null references account (id),
  used_on date not null,
  days numeric not null check (days > 0),
  purpose text not null check (purpose in ('visit', 'conversation', 'contact', 'plan', 'training', 'review', 'other')),
  funding_source text not null check (funding_source in ('core', 'de-delegated', 'traded', 'grant')),
  note text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index used_days_provider on used_days (authority_id, provider_id, used_on);

-- Cover for a whole caseload, arranged at once: which allocations it made, so that it can be taken back at once.
create table caseload_cover (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  absent_account_id integer not null references account (id),
  cover_account_id integer not null references account (id),
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  allocation_ids integer[] not null,
  arranged_by text not null,
  arranged_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (valid_to >= valid_from),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

-- The yearly conversation with a trust: planned for a day, or held on one.
create table trust_conversation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  organisation_id integer not null references organisation (id),
  state text not null check (state in ('planned', 'held')),
  on_day date not null,
  attended text not null,
  notes text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index trust_conversation_trust on trust_conversation (authority_id, organisation_id);

-- What the authority offers a kind of provider in a year, beside what its entitlement says. Nobody outside sees it before it is published.
create table offer_item (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  academic_year text not null,
  audience text not null check (audience in ('maintained', 'academy', 'early-years', 'other')),
  terms text not null check (terms in ('included', 'bought')),
  title text not null,
  says text not null,
  price numeric check (price >= 0),
  price_unit text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((terms = 'bought') = (price is not null)),
  check (num_nonnulls(price, price_unit) in (0, 2)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

-- The offer as it was published: never changed, and followed by the next.
create table offer_publication (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  academic_year text not null,
  document jsonb not null,
  published_by text not null,
  published_at timestamptz not null
);

-- A maintained school that is expected to become an academy, and when.
create table expected_conversion (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  expected_on date not null,
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index expected_conversion_standing on expected_conversion (authority_id, provider_id) where withdrawn_at is null;

-- Days of one adviser, beside those of all advisers of a sort together.
alter table adviser_capacity add column account_id integer references account (id);

do $$
declare
  owned text;
begin
  foreach owned in array array['entitlement_version', 'day_rate', 'planned_days', 'used_days', 'caseload_cover', 'trust_conversation', 'offer_item',
    'offer_publication', 'expected_conversion']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
