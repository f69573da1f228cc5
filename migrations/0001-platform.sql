create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- An authority is the tenant: every owned table carries its id.
create table authority (
  id integer generated always as identity primary key,
  la_code text not null unique check (la_code ~ '^[0-9]{3}$'),
  name text not null,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now()
);

create table account (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  email text not null,
  name text not null,
  job_title text,
  role text not null,
  provider_id integer,
  password_hash text,
  state text not null default 'active' check (state in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  last_signed_in_at timestamptz
);
create unique index account_email on account (lower(email));

create table session (
  id_hash text primary key,
  account_id integer not null references account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  notice jsonb
);
create index session_account on session (account_id);

-- Failures for one account are counted twice: from one address, and from all those it never signed in at.
create table sign_in_failure (
  counted_hash text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  blocked_until timestamptz,
  -- The account has signed in from this address before.
  known boolean not null default false
);

create table api_token (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  role text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  created_by text not null,
  expires_on date,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Append-only: who did what, to whose record, when, and why where a reason is asked.
create table audit_event (
  id bigint generated always as identity primary key,
  authority_id integer references authority (id),
  occurred_at timestamptz not null default now(),
  actor_kind text not null,
  account_id integer,
  actor_name text not null,
  event text not null,
  subject_kind text,
  subject_id text,
  reason text,
  before jsonb,
  after jsonb,
  reference text
);
create index audit_event_subject on audit_event (authority_id, subject_kind, subject_id, id);
create index audit_event_time on audit_event (authority_id, occurred_at);
