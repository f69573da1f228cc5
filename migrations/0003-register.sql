-- Words as they are searched and sorted: lower case, without accents, apostrophes or other marks.
create function search_form(words text) returns text language sql stable as $$
  select trim(regexp_replace(regexp_replace(lower(unaccent(words)), '[''’`]', '', 'g'), '[^a-z0-9]+', ' ', 'g'))
$$;

-- What a provider is found by, from its words in search form: its name, town, and postcode with and without the space.
create function search_text_of(words text, town text, postcode text) returns text language sql immutable as $$
  select concat_ws(' ', words, translate(lower(town), '-''', ' '), lower(postcode), replace(lower(postcode), ' ', ''))
$$;

-- What names are sorted by, from their words in search form.
create function sort_key_of(words text) returns text language sql immutable as $$
  select case when words like 'the %' then substr(words, 5) else words end
$$;

-- A provider is one thing through time. Its id never changes; its URNs, type, trust and address may.
create table provider (
  id integer generated always as identity primary key,
  name text not null,
  -- What it is, for lists and filters (register/providers/classification.ts has the words).
  kind text not null,
  phase text not null,
  -- Which law applies to it: maintained, academy, early-years, independent-college-ap, none.
  legal_track text not null,
  state_funded boolean not null,
  type_code text,
  type_name text not null,
  status text not null check (status in ('open', 'closing', 'closed', 'proposed')),
  opened_on date,
  closed_on date,
  la_code text,
  la_name text,
  -- The current number under each scheme, for lists; provider_identifier has them all.
  urn integer,
  laestab text,
  ukprn text,
  registration_number text,
  town text,
  postcode text,
  low_age smallint,
  high_age smallint,
  religious_character text,
  capacity integer,
  pupils integer,
  trust_id integer,
  -- Written by the wing that owns inspections, through the register's command.
  inspection_label text,
  inspection_filter text,
  inspection_on date,
  -- A locality is an authority's own; it is kept here for the authority that the provider lies in.
  locality_id integer,
  -- British National Grid, in metres, of the main site.
  easting integer,
  northing integer,
  -- Lower case, unaccented: name, earlier names, town, postcode with and without its space.
  search_text text not null default '',
  -- Names sort as people expect, and alike on both engines: lower case, unaccented, without "the".
  sort_key text collate "C" not null default '',
  -- The published record or entry this row is made from.
  source text not null,
  created_release_id integer,
  -- Where two records turned out to be one provider, the one that was given up points at the one that stays.
  joined_to integer references provider (id)
);
create index provider_la on provider (la_code, status, sort_key) where joined_to is null;
create index provider_sort on provider (sort_key, id) where joined_to is null;
create index provider_locality on provider (locality_id);
create index provider_trust on provider (trust_id);
create index provider_joined on provider (joined_to) where joined_to is not null;

alter table account add foreign key (provider_id) references provider (id);

-- Made from published records by the register alone; a foreign key would cost more than the rest of a national load.
create table provider_identifier (
  provider_id integer not null,
  scheme text not null check (scheme in ('urn', 'laestab', 'ukprn', 'ofsted')),
  value text not null,
  valid_from date,
  valid_to date,
  -- The URN that carried this number, where it is not itself one.
  urn integer,
  -- A URN that links name before the register has it. When the register has it, the rule is asked again.
  is_announced boolean not null default false,
  primary key (scheme, value, provider_id)
);
create index provider_identifier_provider on provider_identifier (provider_id);
create unique index provider_identifier_urn on provider_identifier (value) where scheme = 'urn';
create unique index provider_identifier_ofsted on provider_identifier (value) where scheme = 'ofsted';

-- Mergers, splits and the like: providers that stay apart, and name each other.
create table provider_relation (
  predecessor_id integer not null references provider (id),
  successor_id integer not null references provider (id),
  relation text not null,
  happened_on date,
  primary key (predecessor_id, successor_id)
);
create index provider_relation_successor on provider_relation (successor_id);

create table provider_site (
  id integer generated always as identity primary key,
  provider_id integer not null references provider (id),
  -- Null where the site comes from open data.
  authority_id integer references authority (id),
  -- The source's own key for the site ("main" for the register's address).
  site_key text not null,
  name text,
  is_main boolean not null,
  street text,
  address2 text,
  address3 text,
  town text,
  county text,
  postcode text,
  easting integer,
  northing integer,
  lsoa_code text,
  source text not null,
  unique (provider_id, site_key)
);
create index provider_site_lsoa on provider_site (lsoa_code);
create index provider_site_postcode on provider_site (postcode);

create table locality (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  slug text not null,
  unique (authority_id, name),
  unique (authority_id, slug)
);

-- Which locality a site is in, and how that was decided. Placed by hand: with a reason, and never overwritten by a load.
create table site_locality (
  site_id integer primary key references provider_site (id) on delete cascade,
  authority_id integer not null references authority (id),
  locality_id integer not null references locality (id),
  rule text not null check (rule in ('lsoa-2021', 'lsoa-2011', 'coordinates', 'by-hand')),
  reason text not null,
  decided_by text,
  decided_at timestamptz
);
create index site_locality_locality on site_locality (locality_id);

create table organisation (
  id integer generated always as identity primary key,
  uid text not null unique,
  group_id text,
  name text not null,
  -- trust, single-academy-trust, federation, sponsor, trust-school-foundation, diocese, other
  kind text not null,
  type_name text not null,
  status text not null check (status in ('open', 'closed')),
  companies_house_number text,
  ukprn text,
  opened_on date,
  closed_on date,
  town text,
  postcode text,
  head_name text,
  sort_key text collate "C" not null
);
create index organisation_kind on organisation (kind, sort_key);
alter table provider add foreign key (trust_id) references organisation (id);

create table organisation_membership (
  organisation_id integer not null references organisation (id),
  urn integer not null,
  joined_on date,
  -- The as-at date of the first file that no longer names it, or the date it joined another.
  left_on date,
  primary key (organisation_id, urn)
);
create index organisation_membership_urn on organisation_membership (urn);

-- Entered by hand, with dates and source; never overwritten by a load.
create table post (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  role text not null check (role in ('headteacher', 'chair', 'manager')),
  person_name text,
  standing text not null check (standing in ('substantive', 'acting', 'interim', 'vacant')),
  held_from date not null,
  held_to date,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Withdrawn, not deleted: what was recorded in error stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (held_to is null or held_to >= held_from),
  check ((standing = 'vacant') = (person_name is null))
);
create index post_provider on post (provider_id, role, held_from);

create table send_unit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  name text not null,
  -- send-unit, resourced-provision, semh-alternative-provision
  kind text not null check (kind in ('send-unit', 'resourced-provision', 'semh-alternative-provision')),
  need text,
  places integer check (places >= 0),
  stage text not null check (stage in ('open', 'due', 'pipeline', 'closed')),
  opened_on date,
  closed_on date,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Withdrawn, not deleted: what was recorded in error stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index send_unit_provider on send_unit (provider_id);

create table entered_fact (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  -- capacity, pupils, headteacher-email … (register/providers/entered-fact.ts has the list)
  fact text not null,
  value text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Withdrawn, not deleted: what was known stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index entered_fact_provider on entered_fact (provider_id, fact);
