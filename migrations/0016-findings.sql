-- What people have confirmed about a provider, from which day it holds, how it is known and who confirmed it. Never changed, but ended or withdrawn with a
-- reason. docs/glossary.md: finding.
create table finding (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  -- The kinds and their values are data: src/evidence/findings/finding-kinds.ts.
  kind text not null,
  value text,
  title text,
  valid_from date not null,
  -- The last day, where it was known when it was confirmed.
  valid_to date check (valid_to >= valid_from),
  source text not null,
  document_reference text,
  confirmed_by text not null,
  -- Null: by whoever runs the service, at its command line.
  confirmed_role text,
  entered_at timestamptz not null,
  -- The last day, as somebody said later.
  ended_on date check (ended_on >= valid_from),
  ended_by text,
  ended_at timestamptz,
  ended_reason text,
  -- Entered in error: counts nowhere, and stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(ended_on, ended_by, ended_at, ended_reason) in (0, 4)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index finding_provider on finding (provider_id, kind, valid_from);

select secure_authority_rows();
select keep_history('finding');
