-- Signing in: invitations, second factors, the council's own sign-in, sessions, mail.
alter table account drop constraint account_state_check;
alter table account add constraint account_state_check check (state in ('requested', 'invited', 'active', 'disabled'));
alter table account
  -- The last day the account can be used; null until it is disabled.
  add column expires_on date,
  -- 'oidc': with the council's identity provider and in no other way.
  add column sign_in_method text not null default 'password' check (sign_in_method in ('password', 'oidc'));

alter table session
  -- What a page may name a session by.
  add column id integer generated always as identity unique,
  add column method text not null default 'password' check (method in ('password', 'recovery-code', 'oidc', 'demonstration')),
  -- "Chrome on Windows": never the whole of what the browser said of itself.
  add column device text not null default 'Unknown browser',
  add column address text,
  -- Of an authenticator that is to replace the present one, sealed, until a code from it is given.
  add column pending_factor text;

-- Between the password and the code: opens nothing, and is not a session.
create table half_session (
  id_hash text primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  return_to text not null,
  -- Of an authenticator that is being set up. Each half-session has its own: whoever only has the password must not learn the one that the owner then confirms.
  pending_factor text,
  -- The second factor was just set up; its recovery codes are being shown.
  has_passed boolean not null default false
);
create index half_session_account on half_session (account_id);

-- An authenticator app. The secret is sealed with a key that is not in the database.
create table second_factor (
  account_id integer primary key references account (id),
  authority_id integer not null references authority (id),
  sealed_secret text not null,
  -- Of the last code accepted: only a later one is.
  last_step integer not null,
  enrolled_at timestamptz not null
);

create table recovery_code (
  code_hash text primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  created_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_account on recovery_code (account_id);

-- Who an account is at an identity provider.
create table identity_link (
  issuer text not null,
  subject text not null,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (account_id, issuer)
);

create table account_link (
  secret_hash text primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  purpose text not null check (purpose in ('invitation', 'password-reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_link_account on account_link (account_id, purpose);

create table known_device (
  account_id integer not null references account (id),
  -- Of a random secret in a long-lived cookie.
  device_hash text not null,
  authority_id integer not null references authority (id),
  device text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (account_id, device_hash)
);

-- What somebody sent after their session had run out. The form is sealed with the secret in their cookie, which is not here.
create table kept_form (
  secret_hash text primary key,
  authority_id integer not null references authority (id),
  account_id integer not null references account (id),
  sealed_form text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index kept_form_account on kept_form (account_id);

create table mail (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  to_address text not null,
  subject text not null,
  -- Null once it is delivered: it may hold a link that opens an account.
  body text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_reason text,
  attempts integer not null default 0
);
create index mail_authority on mail (authority_id, id);
