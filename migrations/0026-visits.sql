-- Visits: planned, held, written up by several people at once, checked by the head, final. docs/adr/0029-visits.md.

-- Versions of what a note of a purpose asks for, after version 1, which ships (src/evidence/visits/visit-purposes.ts).
create table visit_template (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  purpose text not null,
  version integer not null check (version > 1),
  sections jsonb not null,
  areas jsonb not null,
  reason text not null,
  made_by text not null,
  made_at timestamptz not null,
  unique (authority_id, purpose, version)
);

create table visit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  purpose text not null,
  -- The version in use when it was planned, which it keeps.
  template_version integer not null check (template_version >= 1),
  focus text not null,
  people text,
  evidence_wanted text,
  planned_on date not null,
  -- HH:MM in England.
  starts_at text check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends_at text check (ends_at ~ '^[0-2][0-9]:[0-5][0-9]$' and ends_at > starts_at),
  held_on date,
  planned_by text not null,
  planned_by_account integer references account (id),
  planned_at timestamptz not null,
  cancelled_by text,
  cancelled_at timestamptz,
  cancelled_reason text,
  check (num_nonnulls(cancelled_by, cancelled_at, cancelled_reason) in (0, 3))
);
create index visit_day on visit (authority_id, planned_on);

-- One school’s part. It receives no other.
create table visit_part (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  visit_id integer not null references visit (id),
  provider_id integer not null references provider (id),
  state text not null check (state in ('planned', 'held', 'draft', 'with-head', 'final', 'cancelled')),
  sent_on date,
  sent_by text,
  sent_at timestamptz,
  -- The note word for word as it was sent.
  sent_note jsonb,
  check_due_on date,
  check_due_how text,
  check_answer text check (check_answer in ('accurate', 'disputed')),
  check_comment text,
  checked_by text,
  checked_at timestamptz,
  final_on date,
  final_how text check (final_how in ('accurate', 'disputed', 'silence')),
  final_by text,
  final_at timestamptz,
  unique (visit_id, provider_id),
  check (num_nonnulls(sent_on, sent_by, sent_at, sent_note, check_due_on, check_due_how) in (0, 6)),
  check (num_nonnulls(check_answer, checked_by, checked_at) in (0, 3)),
  check (num_nonnulls(final_on, final_how, final_by, final_at) in (0, 4)),
  check ((state in ('with-head', 'final')) = (sent_on is not null)),
  check ((state = 'final') = (final_on is not null))
);
create index visit_part_provider on visit_part (provider_id, state);

-- Who carries it out and writes it; what each used of their days on the whole visit, in quarters.
create table visit_author (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  visit_id integer not null references visit (id),
  account_id integer not null references account (id),
  name text not null,
  is_first boolean not null,
  quarter_days integer check (quarter_days between 0 and 40),
  -- They handed it on to somebody else: what they used stays theirs.
  handed_on_at timestamptz,
  unique (visit_id, account_id)
);
create index visit_author_account on visit_author (account_id);

-- What is written, section by section; each has a version, so that two people never overwrite each other.
create table visit_section (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  part_id integer not null references visit_part (id),
  key text not null,
  version integer not null check (version >= 1),
  fields jsonb not null,
  -- The page that wrote it: it may go on from this version without having heard of it.
  saved_from text,
  saved_by text not null,
  saved_by_account integer references account (id),
  saved_at timestamptz not null,
  unique (part_id, key)
);

-- What somebody wrote on top of a version that had changed meanwhile: kept beside it until a person chooses.
create table visit_beside (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  part_id integer not null references visit_part (id),
  key text not null,
  fields jsonb not null,
  kept_by text not null,
  kept_by_account integer references account (id),
  kept_at timestamptz not null,
  kept_from text,
  settled_by text,
  settled_at timestamptz,
  check (num_nonnulls(settled_by, settled_at) in (0, 2))
);
create index visit_beside_part on visit_beside (part_id) where settled_at is null;

create table visit_dispute (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  part_id integer not null references visit_part (id),
  section text not null,
  passage text not null,
  correction text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  answer text check (answer in ('changed', 'kept')),
  reason text,
  words_before text,
  words_after text,
  answered_by text,
  answered_at timestamptz,
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
  check (answer is distinct from 'kept' or reason is not null),
  check (answer is distinct from 'changed' or words_after is not null)
);
create index visit_dispute_part on visit_dispute (part_id);

-- The only way in which a final note is corrected.
create table visit_addendum (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  part_id integer not null references visit_part (id),
  words text not null,
  added_by text not null,
  added_at timestamptz not null
);
create index visit_addendum_part on visit_addendum (part_id);

select secure_authority_rows();
select keep_history('visit_template');
select keep_history('visit');
select keep_history('visit_part');
select keep_history('visit_author');
select keep_history('visit_dispute');
select keep_history('visit_addendum');
