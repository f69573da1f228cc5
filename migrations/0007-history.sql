-- Earlier versions of what an authority records: what was known, and when.

-- Append-only, by a trigger on each table that `keep_history` names. A version holds until the next of the same record.
create table record_version (
  id bigint generated always as identity primary key,
  authority_id integer not null references authority (id),
  table_name text not null,
  record_id text not null,
  change text not null check (change in ('insert', 'update', 'delete')),
  -- When it was known: the time of whoever made the change, never before the version it follows.
  known_from timestamptz not null,
  -- The database's own time, whatever the change says of itself.
  recorded_at timestamptz not null default now(),
  -- The same as the audit event's that says who did it, and why.
  transaction_id bigint not null default pg_current_xact_id()::text::bigint,
  -- The row as it then stood; for a deletion, as it last stood.
  content jsonb not null
);
create index record_version_record on record_version (table_name, record_id, id);
create index record_version_provider on record_version (authority_id, table_name, (content ->> 'provider_id'));

-- Null for what was recorded before versions were kept.
alter table audit_event add column transaction_id bigint;
alter table audit_event alter column transaction_id set default pg_current_xact_id()::text::bigint;

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'What was known is never changed or deleted.';
end $$;
create trigger append_only before update or delete on record_version for each row execute function refuse_rewriting_history();

-- The time at which a change is made: what the command says (src/platform/history/say-when.ts), else the transaction's.
create function said_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('waymark.now', true), '')::timestamptz, now())
$$;

-- A row as history may keep it: without what its table leaves out, and never a secret, whatever table it comes to stand in.
create function content_to_keep(content jsonb, left_out text[]) returns jsonb language sql immutable as $$
  select content - left_out - coalesce((select array_agg(name) from jsonb_object_keys(content) name where name ~ 'hash|secret|password'), '{}')
$$;

-- Arguments: the key's column, and the columns left out. A row of no authority is open data, whose history is kept field by field elsewhere.
create function keep_version() returns trigger language plpgsql as $$
declare
  left_out constant text[] := tg_argv[1]::text[];
  kept jsonb := content_to_keep(case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end, left_out);
  key_value text := kept ->> tg_argv[0];
begin
  if kept ->> 'authority_id' is null then return null; end if;
  if tg_op = 'UPDATE' and kept = content_to_keep(to_jsonb(old), left_out) then return null; end if;
  insert into record_version (authority_id, table_name, record_id, change, known_from, content)
  select (kept ->> 'authority_id')::int, tg_table_name, key_value, lower(tg_op), greatest(said_now(), max(v.known_from)), kept
  from record_version v where v.table_name = tg_table_name and v.record_id = key_value;
  return null;
end $$;

-- Keeps every version of a table's rows from now on, and of those there are, this one: known since the latest day that the row itself names.
-- Said again of a table, it changes the columns that are left out.
create function keep_history(kept_table text, key_column text default 'id', left_out text[] default '{}') returns void language plpgsql as $$
begin
  execute format('create or replace trigger keep_history after insert or update or delete on %I for each row execute function keep_version(%L, %L)',
    kept_table, key_column, left_out);
  execute format($query$
    insert into record_version (authority_id, table_name, record_id, change, known_from, content)
    select (content ->> 'authority_id')::int, %1$L, content ->> %2$L, 'insert',
      coalesce(greatest((content ->> 'created_at')::timestamptz, (content ->> 'entered_at')::timestamptz, (content ->> 'granted_at')::timestamptz,
        (content ->> 'decided_at')::timestamptz, (content ->> 'ended_at')::timestamptz, (content ->> 'withdrawn_at')::timestamptz), now()), content
    from (select content_to_keep(to_jsonb(t), %3$L) as content from %1$I t) as existing
    where content ->> 'authority_id' is not null
      and not exists (select 1 from record_version v where v.table_name = %1$L and v.record_id = content ->> %2$L)
    $query$, kept_table, key_column, left_out);
end $$;

select keep_history('post');
select keep_history('send_unit');
select keep_history('entered_fact');
select keep_history('provider_site');
select keep_history('site_locality', 'site_id');
select keep_history('allocation');
select keep_history('access_scope');
select keep_history('account', 'id', '{last_signed_in_at}');
select keep_history('api_token', 'id', '{last_used_at}');
