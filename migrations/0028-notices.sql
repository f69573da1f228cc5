-- Notices and how each person has them by mail; calendar feeds; when somebody last looked; handing work over; and bank holidays as data.

-- One for each person told. Its mail says the kind, a count and a link: never the subject.
create table notice (
  id bigint generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  -- Lower case words with hyphens, which the mail says as words: "concern-to-triage".
  kind text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  urgency text not null check (urgency in ('urgent', 'usual')),
  subject text not null,
  href text not null check (href ~ '^/[^/\\]' or href = '/'),
  -- The time that the command says (migration 0007), which in a demonstration is not now.
  made_at timestamptz not null default said_now(),
  read_at timestamptz,
  -- When it went out by mail, or was passed over because it was read before or no mail is wanted: in either case, never again.
  mail_done_at timestamptz
);
create index notice_account on notice (account_id, id desc);
create index notice_to_mail on notice (account_id) where mail_done_at is null;

-- Nobody who has chosen nothing has a row: a digest every working day.
create table notice_choice (
  account_id integer primary key references account (id),
  authority_id integer not null references authority (id),
  by_mail text not null check (by_mail in ('at-once', 'daily', 'weekly', 'none')),
  chosen_at timestamptz not null
);

-- A secret address at which a calendar program reads somebody's diary. Only a hash of it is kept.
create table calendar_feed (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  secret_hash text not null unique,
  made_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz
);
create unique index calendar_feed_standing on calendar_feed (account_id) where revoked_at is null;

-- When somebody last said that they had seen what changed at their providers.
create table last_look (
  account_id integer primary key references account (id),
  authority_id integer not null references authority (id),
  looked_at timestamptz not null
);

-- Somebody leaves: until it has ended, their work has nobody else to do it.
create table handover (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  -- Shut at once for security, with the work still to be given away.
  is_emergency boolean not null,
  reason text not null,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check (num_nonnulls(ended_by, ended_at) in (0, 2))
);
create unique index handover_open on handover (account_id) where ended_at is null;

-- What was given to whom.
create table handed_over (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  handover_id integer not null references handover (id),
  source text not null,
  item_id integer not null,
  label text not null,
  what text not null,
  provider_id integer references provider (id),
  to_account integer not null references account (id),
  given_by text not null,
  given_at timestamptz not null
);
create index handed_over_handover on handed_over (handover_id);

-- Days as gov.uk/bank-holidays publishes them for England and Wales, for the years that have been loaded; for others the code says them.
create table bank_holiday (
  holiday_on date primary key,
  name text not null,
  source text not null,
  loaded_at timestamptz not null
);

select secure_authority_rows();
select keep_history('notice_choice', 'account_id');
select keep_history('handover');
select keep_history('handed_over');
