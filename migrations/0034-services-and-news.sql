-- The directory of services: who helps with what, and how to reach them. Each entry has an owner, and is looked at again by a day.
create table directory_service (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  category text not null check (category in (
    'sen-support', 'safeguarding', 'virtual-school', 'library', 'inclusion-network', 'sport', 'arts', 'culture', 'extended-day', 'business', 'out-of-school')),
  name text not null,
  says text not null,
  -- For whom: ["primary"]; none named: everybody.
  phases jsonb not null default '[]',
  -- Null: the whole authority.
  locality_id integer references locality (id),
  email text,
  phone text,
  web text,
  owner_account_id integer not null references account (id),
  reviewed_on date not null,
  review_due_on date not null,
  -- How often it was saved, for a form to say what it was opened on.
  changed integer not null default 0,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(email, phone, web) > 0),
  check (reviewed_on < review_due_on),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index directory_service_owner on directory_service (owner_account_id) where withdrawn_at is null;

-- News and events, for those whom they are for.
create table news_item (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  kind text not null check (kind in ('news', 'event')),
  title text not null,
  says text not null,
  starts_on date not null,
  -- The last day of several; null where it is one.
  ends_on date,
  -- HH:MM in England.
  from_time text check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  to_time text check (to_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text,
  web text,
  -- Groups of roles: ["heads"]; none named: everybody who signs in.
  audience jsonb not null default '[]',
  locality_id integer references locality (id),
  changed integer not null default 0,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- The day on which those whom it is for were told of it.
  told_on date,
  check (ends_on is null or starts_on < ends_on),
  check (from_time is not null or to_time is null),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index news_item_days on news_item (authority_id, starts_on) where withdrawn_at is null;

select secure_authority_rows();
select keep_history('directory_service');
select keep_history('news_item');
