-- An Ofsted call: when it came, from whom, when the inspection is, and the authority's briefing for the inspector. docs/glossary.md: Ofsted call.
create table ofsted_call (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  called_on date not null,
  called_at text not null check (called_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  inspection_from date not null,
  inspection_to date not null,
  caller text not null,
  -- The briefing's words, as they were drafted from what is known and then edited.
  briefing_context text not null,
  briefing_known text not null,
  briefing_support text not null,
  briefing_contact text not null,
  -- Only the lead has it say the tier in force.
  shows_tier boolean not null default false,
  edited_by text,
  edited_at timestamptz,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (inspection_to >= inspection_from),
  check (num_nonnulls(edited_by, edited_at) in (0, 2)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index ofsted_call_provider on ofsted_call (provider_id, called_on);

-- What a call books: the feedback meeting and the welfare call.
create table ofsted_call_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  call_id integer not null references ofsted_call (id),
  kind text not null check (kind in ('feedback', 'welfare')),
  held_for date not null,
  at_time text not null check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  owner_account_id integer references account (id),
  owner_name text not null,
  held_on date,
  held_words text,
  held_by text,
  held_at timestamptz,
  unique (call_id, kind),
  check (num_nonnulls(held_on, held_words, held_by, held_at) in (0, 4))
);
create index ofsted_call_meeting_owner on ofsted_call_meeting (owner_account_id) where held_on is null;

-- What inspectors said before anything was published. Read by named roles alone, each reading recorded; nothing else in the service reads it.
create table provisional_outcome (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  call_id integer not null references ofsted_call (id),
  judgements jsonb not null,
  safeguarding text,
  words text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index provisional_outcome_call on provisional_outcome (call_id);

-- A termly page for chair and clerk. One that is issued is not changed: another version takes its place. docs/glossary.md: governors' letter.
create table governors_letter (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  -- "Autumn 2026/27".
  term text not null,
  version integer not null check (version > 0),
  introduction text not null,
  -- A line is a point of its own.
  findings text not null,
  -- Null until it is issued: a draft shows what is open today.
  must_do text,
  questions text not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  issued_on date,
  issued_by text,
  issued_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  unique (authority_id, provider_id, term, version),
  check (num_nonnulls(issued_on, issued_by, issued_at, must_do) in (0, 4)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

-- A meeting with a trust, a diocese, the Regions Group or RISE, with its agenda. docs/glossary.md: liaison meeting.
create table liaison_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  body text not null check (body in ('trust', 'diocese', 'regions-group', 'rise')),
  organisation_id integer references organisation (id),
  diocese_code text,
  body_name text not null,
  held_on date not null,
  planned_by text not null,
  planned_at timestamptz not null,
  present text,
  closed_by text,
  closed_at timestamptz,
  check ((body = 'trust') = (organisation_id is not null)),
  check ((body = 'diocese') = (diocese_code is not null)),
  check (num_nonnulls(present, closed_by, closed_at) in (0, 3))
);

create table liaison_item (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  meeting_id integer not null references liaison_meeting (id),
  provider_id integer not null references provider (id),
  -- Only kinds that may be shared with the body: src/evidence/liaison/may-share.ts.
  kind text not null,
  text text not null,
  decision text,
  decided_by text,
  decided_at timestamptz,
  check (num_nonnulls(decision, decided_by, decided_at) in (0, 3))
);
create index liaison_item_meeting on liaison_item (meeting_id);

select secure_authority_rows();
select keep_history('ofsted_call');
select keep_history('ofsted_call_meeting');
select keep_history('provisional_outcome');
select keep_history('governors_letter');
select keep_history('liaison_meeting');
select keep_history('liaison_item');
