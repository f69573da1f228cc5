-- Who advises whom: the caseload of an adviser, with dates and reasons.
create table allocation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  account_id integer not null references account (id),
  -- Who answers for the provider, who helps, and who stands in for somebody away.
  part text not null check (part in ('lead', 'support', 'cover')),
  valid_from date not null,
  valid_to date,
  reason text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Withdrawn, not deleted: what was recorded in error stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (valid_to is null or valid_to >= valid_from)
);
create index allocation_provider on allocation (provider_id, valid_from);
create index allocation_account on allocation (account_id, valid_from);

-- How far an account or a token reaches, beside what its role says: its own provider, trust, locality, diocese or strand, for a time.
create table access_scope (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  account_id integer references account (id),
  token_id integer references api_token (id),
  kind text not null check (kind in ('provider', 'trust', 'locality', 'diocese', 'strand')),
  provider_id integer references provider (id),
  organisation_id integer references organisation (id),
  locality_id integer references locality (id),
  diocese_code text,
  strand text,
  valid_from date not null,
  -- The last day; null where it stands until it is ended.
  valid_to date,
  reason text not null,
  granted_by text not null,
  granted_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  check ((account_id is null) <> (token_id is null)),
  check (num_nonnulls(provider_id, organisation_id, locality_id, diocese_code, strand) = 1),
  check (case kind when 'provider' then provider_id is not null when 'trust' then organisation_id is not null when 'locality' then locality_id is not null
    when 'diocese' then diocese_code is not null else strand is not null end),
  check (valid_to is null or valid_to >= valid_from)
);
create index access_scope_account on access_scope (account_id) where account_id is not null;
create index access_scope_token on access_scope (token_id) where token_id is not null;
create index access_scope_provider on access_scope (provider_id) where provider_id is not null;

insert into access_scope (authority_id, account_id, kind, provider_id, valid_from, reason, granted_by, granted_at)
select authority_id, id, 'provider', provider_id, created_at::date, 'The account was made for this provider.', 'Waymark', created_at
from account where provider_id is not null;
alter table account drop column provider_id;

-- Open data is shared, and whoever sent it is not: only their own authority reads their name, and only it decides on the file.
alter table release add column sent_by_authority_id integer references authority (id);
update release set sent_by_authority_id = coalesce(authority_id, (select min(id) from authority having count(*) = 1));
