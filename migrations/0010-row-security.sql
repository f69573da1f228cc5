-- One authority's rows are hidden from another, whatever a query forgets to ask. Who asks is said by `waymark.authority`
-- (src/platform/database/who-asks.ts): the authority's id; 'all' where the installation itself asks; anything else, or nothing, is nobody.
-- docs/adr/0010-one-authority-never-sees-another.md says why it is so.

create function installation_asks() returns boolean language sql stable parallel safe
  return coalesce(current_setting('waymark.authority', true) = 'all', false);

create function asking_authority() returns integer language sql stable parallel safe
  return case when current_setting('waymark.authority', true) ~ '^[0-9]{1,9}$' then current_setting('waymark.authority', true)::integer end;

-- In PL/pgSQL, so that a question is not planned anew with this one inside it.
create function asking_la_code() returns text language plpgsql stable parallel safe as $$
begin
  return (select a.la_code from authority a where a.id = asking_authority());
end $$;

-- Gives a table its policies, in place of those it had: which rows are seen, and which are written. They hold for the table's owner as well.
-- What a policy asks of the setting stands in a subselect: so it is worked out once for a statement, not once for a row.
-- Writing has a policy for each way, because one for all of them would be asked in reading, too.
create function secure_rows(secured regclass, seen text, written text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', secured);
  execute format('alter table %s force row level security', secured);
  execute format('drop policy if exists authority_sees on %s', secured);
  execute format('drop policy if exists authority_adds on %s', secured);
  execute format('drop policy if exists authority_changes on %s', secured);
  execute format('drop policy if exists authority_removes on %s', secured);
  execute format('create policy authority_sees on %s for select using (%s)', secured, seen);
  execute format('create policy authority_adds on %s for insert with check (%s)', secured, written);
  execute format('create policy authority_changes on %1$s for update using (%2$s) with check (%2$s)', secured, written);
  execute format('create policy authority_removes on %s for delete using (%s)', secured, written);
end $$;

-- Every table with a column `authority_id`. A migration that adds such a table says it again: `select secure_authority_rows();`
-- A row without an authority is the installation's own (an audit event), but in `release` and `provider_site` it is open data, which everybody sees.
create function secure_authority_rows() returns void language plpgsql as $$
declare
  owned regclass;
  own constant text := 'authority_id = (select asking_authority()) or (select installation_asks())';
begin
  for owned in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('release', 'provider_site')
  loop
    perform secure_rows(owned, own, own);
  end loop;

  perform secure_rows('release', 'authority_id is null or ' || own, own);
  -- The address in the register is written with the authority's own rows, where it records or places a site in its area.
  perform secure_rows('provider_site', 'authority_id is null or ' || own,
    own || ' or authority_id is null and exists (select from provider p where p.id = provider_id and p.la_code = (select asking_la_code()))');
end $$;

select secure_authority_rows();
select secure_rows('authority', seen, seen)
from (values ('id = (select asking_authority()) or (select installation_asks())')) as own (seen);
-- The register is everybody's, but for what an authority's own list and its officers put in it.
select secure_rows('provider', 'source not in (''early-years (own list)'', ''entered by hand'') or ' || own, own)
from (values ('(select installation_asks()) or la_code = (select asking_la_code())')) as writer (own);

-- Rows that belong to another row, and have no authority of their own: seen where that one is, and written where that one is the authority's own.
do $$
declare
  child record;
  visible text;
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
    visible := format('(select installation_asks()) or exists (select from %I parent where parent.id = %I', child.parent, child.key);
    perform secure_rows(child.name::regclass, visible || ')', format('%s and parent.%s)', visible, child.own));
  end loop;
end $$;

-- A relation tells of both its ends.
select secure_rows('provider_relation',
  '(select installation_asks()) or
    exists (select from provider p where p.id = predecessor_id) and exists (select from provider p where p.id = successor_id)',
  '(select installation_asks()) or
    exists (select from provider p where p.id = predecessor_id and p.la_code = (select asking_la_code()))
    and exists (select from provider p where p.id = successor_id and p.la_code = (select asking_la_code()))');
