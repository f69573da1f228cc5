-- Concerns about an institution, never about a child: logged by any officer, triaged by the lead, told to the provider, closed with a reason.
-- docs/adr/0028: who sees what, and why a whistleblower stands in a table of their own.
create table concern (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  -- Sources, categories and severities are data: src/evidence/concerns/concern.ts.
  source text not null,
  category text not null,
  severity text not null,
  title text not null,
  evidence text not null,
  is_about_head boolean not null,
  -- Named people alone may read it.
  is_restricted boolean not null,
  -- Of a safeguarding concern: whether the same-day route outside the service was used, or why it was not needed.
  same_day text check (same_day in ('reported', 'not-needed')),
  same_day_words text,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'monitored', 'referred', 'closed')),
  logged_by text not null,
  logged_by_account integer references account (id),
  logged_role text,
  logged_on date not null,
  logged_at timestamptz not null,
  triage_due_on date not null,
  triage_due_how text not null,
  -- Since it was last logged or reopened.
  triaged_on date,
  referred_to text,
  -- What is monitored or referred is looked at again by this day, so that it is not forgotten.
  look_again_on date,
  accepted_on date,
  accepted_finding_id integer references finding (id),
  confirmed_on date,
  confirmed_finding_id integer references finding (id),
  trip_recommended_on date,
  trip_recommended_by text,
  trip_reason text,
  closed_on date,
  outcome text,
  check ((same_day is null) = (same_day_words is null)),
  check (num_nonnulls(trip_recommended_on, trip_recommended_by, trip_reason) in (0, 3)),
  check ((state = 'closed') = (closed_on is not null)),
  check ((state in ('monitored', 'referred')) = (look_again_on is not null))
);
create index concern_provider on concern (provider_id, logged_on);
create index concern_waiting on concern (authority_id, triage_due_on) where state = 'waiting';
create index concern_look_again on concern (authority_id, look_again_on) where look_again_on is not null;

-- Every state it has been in, and everything that was done with it. Only ever added to.
create table concern_move (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  concern_id integer not null references concern (id),
  provider_id integer not null references provider (id),
  kind text not null,
  from_state text,
  to_state text not null,
  reason text not null,
  -- The outcome it was closed with, or to whom it was referred.
  detail text,
  done_by text not null,
  done_role text,
  done_on date not null,
  done_at timestamptz not null
);
create index concern_move_concern on concern_move (concern_id, id);

-- What the provider was told, by whom, when and how; or why it was not.
create table concern_telling (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  concern_id integer not null references concern (id),
  provider_id integer not null references provider (id),
  was_told boolean not null,
  told_to text,
  person_name text,
  told_on date,
  how text,
  said text,
  why_not text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  check (was_told = (why_not is null)),
  check (num_nonnulls(told_to, person_name, told_on, how, said) = case when was_told then 5 else 0 end)
);
create index concern_telling_concern on concern_telling (concern_id, id);

-- Who may read a restricted concern, beside the safeguarding lead.
create table concern_reader (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  concern_id integer not null references concern (id),
  account_id integer not null references account (id),
  named_by text not null,
  named_at timestamptz not null,
  reason text not null,
  ended_by text,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index concern_reader_once on concern_reader (concern_id, account_id) where ended_at is null;

-- A restricted concern opened by somebody who is not named, in an emergency: for a day, and the named people are told.
create table concern_opening (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  concern_id integer not null references concern (id),
  account_id integer not null references account (id),
  opened_by text not null,
  opened_role text,
  reason text not null,
  opened_at timestamptz not null,
  opened_until timestamptz not null
);
create index concern_opening_concern on concern_opening (concern_id, account_id);

-- Who told the authority in confidence. Apart, and without earlier versions, so that no list, panel, page, export or file about the provider can carry it.
create table concern_informant (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  concern_id integer not null references concern (id),
  -- Empty after an erasure.
  identity text,
  contact text,
  wishes text,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index concern_informant_concern on concern_informant (concern_id);

-- The same-day route outside this service, in the authority's own words and numbers. The latest stands.
create table same_day_route (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  mash text not null,
  lado text not null,
  out_of_hours text not null,
  note text,
  set_by text not null,
  set_at timestamptz not null
);
create index same_day_route_authority on same_day_route (authority_id, id);

do $$
declare
  owned text;
begin
  foreach owned in array array['concern', 'concern_move', 'concern_telling', 'concern_reader', 'concern_opening', 'same_day_route']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
