-- One authority's rows are hidden from another, whatever a query forgets to ask. Who asks is said by `waymark.authority`
-- (src/platform/database/who-asks.ts): the authority's id; 'all' where the installation itself asks; anything else, or nothing, is nobody.
-- docs/adr/0010-one-authority-never-sees-another.md says why it is so.

create function installation_asks() returns boolean language sql stable parallel safe
  return coalesce(current_setting('waymark.authority', true) = 'all', false);

create function asking_authority() returns integer language sql stable parallel safe
  return case when current_setting('waymark.authority', true) ~ '^[0-9]{1,9}$' then current_setting('waymark.authority', true)::integer end;

create function asking_la_code() returns text language sql stable parallel safe
  return (select a.la_code from authority a where a.id = asking_authority());

-- Gives a table its two policies, in place of those it had: which rows are seen, and which are written. Both hold for the table's owner as well.
-- In each, what is asked of the setting stands in a subselect: so it is worked out once for a statement, not once for a row.
create function secure_rows(secured regclass, seen text, written text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', secured);
  execute format('alter table %s force row level security', secured);
  execute format('drop policy if exists authority_sees on %s', secured);
  execute format('drop policy if exists authority_writes on %s', secured);
  execute format('create policy authority_sees on %s for select using ((select installation_asks()) or (%s))', secured, seen);
  execute format('create policy authority_writes on %1$s using ((select installation_asks()) or (%2$s)) with check ((select installation_asks()) or (%2$s))',
    secured, written);
end $$;

-- Every table with a column `authority_id`. A migration that adds such a table says it again: `select secure_authority_rows();`
-- A row without an authority is the installation's own (an audit event), but in `shared` it is open data, which everybody sees.
create function secure_authority_rows() returns void language plpgsql as $$
declare
  owned regclass;
  shared constant regclass[] := array['release', 'provider_site']::regclass[];
  own constant text := 'authority_id = (select asking_authority())';
begin
  for owned in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.oid <> all (shared)
  loop
    perform secure_rows(owned, own, own);
  end loop;

  perform secure_rows('release', 'authority_id is null or ' || own, own);
  -- The address in the register is written with the authority's own rows, where it records or places a site in its area.
  perform secure_rows('provider_site', 'authority_id is null or ' || own,
    own || ' or (authority_id is null and exists (select from provider p where p.id = provider_id and p.la_code = (select asking_la_code())))');
end $$;

select secure_authority_rows();
select secure_rows('authority', 'id = (select asking_authority())', 'id = (select asking_authority())');
-- The register is everybody's, but for what an authority's own list and its officers put in it.
select secure_rows('provider',
  $$ source not in ('early-years (own list)', 'entered by hand') or la_code = (select asking_la_code()) $$,
  'la_code = (select asking_la_code())');

-- Rows that belong to another row, and have no authority of their own: seen where that one is, and written where that one is the authority's own.
do $$
declare
  child record;
begin
  for child in
    select * from (values
      ('session', 'account', 'account_id', 'authority_id = (select asking_authority())'),
      ('release_file', 'release', 'release_id', 'authority_id = (select asking_authority())'),
      ('release_rejection', 'release', 'release_id', 'authority_id = (select asking_authority())'),
      ('release_change', 'release', 'release_id', 'authority_id = (select asking_authority())'),
      ('provider_identifier', 'provider', 'provider_id', 'la_code = (select asking_la_code())')
    ) as listed (name, parent, key, own)
  loop
    perform secure_rows(child.name::regclass, format('exists (select from %I parent where parent.id = %I)', child.parent, child.key),
      format('exists (select from %I parent where parent.id = %I and parent.%s)', child.parent, child.key, child.own));
  end loop;
end $$;

-- A relation tells of both its ends.
select secure_rows('provider_relation',
  'exists (select from provider p where p.id = predecessor_id) and exists (select from provider p where p.id = successor_id)',
  'exists (select from provider p where p.id = predecessor_id and p.la_code = (select asking_la_code()))
    and exists (select from provider p where p.id = successor_id and p.la_code = (select asking_la_code()))');
