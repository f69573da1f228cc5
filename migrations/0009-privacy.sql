-- How long records of a kind are kept. A rule that changes is a new row; decisions name the rule that they were made under.
create table retention_rule (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- As the module that keeps such records declares it (src/platform/records/record-kind.ts).
  kind text not null,
  years smallint not null check (years between 0 and 100),
  counted_from text not null,
  basis text not null,
  action text not null check (action in ('review', 'erase-personal-data')),
  -- Shipped with Waymark and not yet decided by the authority.
  provisional boolean not null,
  effective_from date not null,
  reason text,
  entered_by text not null,
  entered_at timestamptz not null
);
create index retention_rule_kind on retention_rule (authority_id, kind, effective_from, id);
create unique index retention_rule_shipped on retention_rule (authority_id, kind) where provisional;

-- What was decided of a record whose period ran out. The latest of a record counts; the earlier ones stay.
create table retention_decision (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  kind text not null,
  table_name text not null,
  record_id text not null,
  rule_id integer not null references retention_rule (id),
  due_on date not null,
  decision text not null check (decision in ('keep', 'erase')),
  reason text not null,
  keep_until date,
  decided_by text not null,
  decided_at timestamptz not null,
  check ((decision = 'keep') = (keep_until is not null))
);
create index retention_decision_record on retention_decision (authority_id, kind, record_id, id);

-- While a hold is in force, nothing it covers is erased: of one provider, one person, or one kind of record.
create table legal_hold (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer references provider (id),
  person_name text,
  person_email text,
  record_kind text,
  reason text not null,
  review_on date not null,
  placed_by text not null,
  placed_at timestamptz not null,
  -- Lifted, never deleted.
  lifted_by text,
  lifted_at timestamptz,
  lifted_reason text,
  check (num_nonnulls(provider_id, record_kind, coalesce(person_name, person_email)) = 1),
  check (num_nonnulls(lifted_by, lifted_at, lifted_reason) in (0, 3))
);
create index legal_hold_authority on legal_hold (authority_id, lifted_at);

select keep_history('retention_rule');
select keep_history('retention_decision');
select keep_history('legal_hold');

-- What was known stays as it was, but for names that the retention schedule removes: that one door is `erase_from_version` below.
create or replace function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('waymark.erasing', true) = 'on' and to_jsonb(new) - 'content' = to_jsonb(old) - 'content' then return new; end if;
  raise exception 'What was known is never changed or deleted.';
end $$;

-- Writes the mark of an erasure over names in one earlier version of a record. It runs as the tables' owner, because the service's own login may not
-- change versions; so it takes nothing but marks and nothings, of columns that are there, in a record that it was decided to erase.
create function erase_from_version(decision integer, version bigint, marks jsonb) returns void language plpgsql security definer set search_path = public as $$
declare
  found_version record_version;
  mark constant text := '[removed under the retention schedule on ';
begin
  select v.* into found_version from record_version v join retention_decision d on d.id = decision and d.decision = 'erase'
    and d.authority_id = v.authority_id and d.record_id = v.record_id and d.table_name = v.table_name
  where v.id = version;
  if not found then raise exception 'It was not decided to erase this record.'; end if;
  if exists (select from jsonb_each(marks) m where not found_version.content ? m.key or (m.value <> 'null' and position(mark in m.value::text) = 0)) then
    raise exception 'Only the mark of an erasure can be written over what was known.';
  end if;
  perform set_config('waymark.erasing', 'on', true);
  update record_version v set content = v.content || marks where v.id = version;
  perform set_config('waymark.erasing', '', true);
end $$;
