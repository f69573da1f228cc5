-- Accounts through their lives: what is asked and who decides, reviews of access, staff lists; and briefings for named readers.

-- What one person asks and another decides: an account, another role, a further reach. Kept whatever was decided.
create table account_request (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  kind text not null check (kind in ('account', 'role', 'reach')),
  -- The role, or the reach with its dates; null for the account itself.
  wanted jsonb,
  reason text not null,
  asked_by text not null,
  asked_by_account integer references account (id),
  asked_at timestamptz not null,
  outcome text check (outcome in ('approved', 'refused', 'withdrawn')),
  decided_by text,
  decided_by_account integer references account (id),
  decided_at timestamptz,
  decision_reason text,
  check ((outcome is null) = (decided_at is null)),
  -- Whoever asked, and whoever it is for, decides nothing.
  check (outcome is null or outcome = 'withdrawn' or decided_by_account is null
    or (decided_by_account is distinct from asked_by_account and decided_by_account <> account_id))
);
create unique index account_request_open on account_request (account_id, kind) where outcome is null and kind <> 'reach';
create index account_request_account on account_request (account_id);
create index account_request_waiting on account_request (authority_id) where outcome is null;

create table access_review (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  opened_on date not null,
  due_on date not null,
  opened_by text not null,
  closed_on date,
  closed_by text,
  check (due_on >= opened_on)
);
create unique index access_review_open on access_review (authority_id) where closed_on is null;

create table access_review_confirmation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  review_id integer not null references access_review (id),
  account_id integer not null references account (id),
  -- What was confirmed, as it stood.
  role text not null,
  confirmed_by text not null,
  confirmed_by_account integer references account (id),
  confirmed_at timestamptz not null,
  unique (review_id, account_id),
  check (confirmed_by_account is distinct from account_id)
);

create table staff_list (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  file_name text not null,
  sha256 text not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'discarded')),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz
);
create unique index staff_list_waiting on staff_list (authority_id, sha256) where state = 'waiting';

create table staff_list_row (
  id integer generated always as identity primary key,
  staff_list_id integer not null references staff_list (id),
  authority_id integer not null references authority (id),
  line integer not null,
  -- The cells by the template's headers, as they were written.
  cells jsonb not null,
  -- What came of it when the list was accepted.
  outcome text,
  account_id integer references account (id),
  unique (staff_list_id, line)
);

create table briefing (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  title text not null,
  body text not null,
  provider_id integer references provider (id),
  written_by text not null,
  written_by_account integer not null references account (id),
  written_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index briefing_writer on briefing (written_by_account);

-- Who may read a briefing: they and its writer alone.
create table briefing_reader (
  id integer generated always as identity primary key,
  briefing_id integer not null references briefing (id),
  account_id integer not null references account (id),
  authority_id integer not null references authority (id),
  unique (briefing_id, account_id)
);
create index briefing_reader_account on briefing_reader (account_id);

select keep_history('account_request');
select keep_history('access_review');
select keep_history('access_review_confirmation');
select keep_history('staff_list');
select keep_history('briefing');
select keep_history('briefing_reader');
