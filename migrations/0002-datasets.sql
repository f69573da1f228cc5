-- One load of one published file, from arrival to commit.
create table release (
  id integer generated always as identity primary key,
  source text not null,
  -- Which of the source's known shapes the file has; the shape decides which table it fills.
  layout text,
  -- Set where the file is the authority's own; null for open data, which everyone shares.
  authority_id integer references authority (id),
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  encoding text,
  as_at date,
  partial boolean not null default false,
  state text not null check (state in ('staging', 'quarantined', 'waiting', 'committing', 'committed', 'discarded', 'failed')),
  progress_done integer not null default 0,
  progress_total integer,
  row_count integer not null default 0,
  new_count integer not null default 0,
  changed_count integer not null default 0,
  unchanged_count integer not null default 0,
  gone_count integer not null default 0,
  rejected_count integer not null default 0,
  -- Why the file was quarantined, or the load failed: [{line, column, value, reason}].
  problems jsonb not null default '[]',
  -- What was noticed and did no harm (columns added, reordered, ignored; an older file accepted).
  notes jsonb not null default '[]',
  -- What was reviewed: the committed rows must still give this digest.
  review_digest text,
  -- The release that was the latest of its layout when this one was staged, against which its changes were worked out.
  base_release_id integer references release (id),
  staged_by text not null,
  staged_at timestamptz not null,
  beat_at timestamptz not null,
  accepted_by text,
  committed_at timestamptz,
  discarded_by text,
  discarded_at timestamptz
);
create index release_source on release (source, layout, state, id);
-- Two loads of one source at once: the second is refused.
create unique index release_one_at_a_time on release (source, coalesce(authority_id, 0)) where state in ('staging', 'committing');

-- The file itself, compressed, in rows of one megabyte at most.
create table release_file (
  release_id integer not null references release (id) on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (release_id, part)
);

create table release_rejection (
  release_id integer not null references release (id) on delete cascade,
  line integer not null,
  "column" text not null,
  value text not null,
  reason text not null,
  -- The row's own key where it could be read: a record whose row is rejected is not taken for gone.
  key text
);
create index release_rejection_release on release_rejection (release_id, line);

-- What a release changes, row by row and field by field. Kept for good: it is the open data's history.
create table release_change (
  release_id integer not null references release (id) on delete cascade,
  key text not null,
  kind text not null check (kind in ('new', 'changed', 'gone')),
  -- [{field, before, after}]; empty for new and gone.
  fields jsonb not null default '[]',
  primary key (release_id, key)
);
create index release_change_key on release_change (key);

-- Each layout has one table of what is published now, and a twin of the same columns for what is staged.
-- Common columns: key (the publisher's own), hash (of all the cells), release_id (that last changed the row), gone_release_id, rest (columns we do not type).

create table gias_establishment (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  la_code text not null,
  la_name text not null,
  establishment_number text,
  name text not null,
  type_code text not null,
  type_name text not null,
  type_group_code text,
  type_group_name text,
  status_code smallint not null,
  status_name text not null,
  opened_reason text,
  opened_on date,
  closed_reason text,
  closed_on date,
  phase_code text,
  phase_name text,
  low_age smallint,
  high_age smallint,
  boarders text,
  nursery_provision text,
  sixth_form text,
  gender text,
  religious_character text,
  diocese_code text,
  diocese_name text,
  admissions_policy text,
  capacity integer,
  special_classes text,
  census_on date,
  pupils integer,
  boys integer,
  girls integer,
  fsm_percent numeric,
  trust_flag text,
  trust_code text,
  trust_name text,
  sponsor_name text,
  federation_code text,
  federation_name text,
  ukprn text,
  last_changed_on date,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  website text,
  telephone text,
  head_title text,
  head_first_name text,
  head_last_name text,
  head_job_title text,
  section_41 text,
  resourced_provision_type text,
  resourced_provision_on_roll integer,
  resourced_provision_capacity integer,
  sen_unit_on_roll integer,
  sen_unit_capacity integer,
  region_name text,
  district_code text,
  district_name text,
  ward_name text,
  constituency_name text,
  urban_rural text,
  easting integer,
  northing integer,
  msoa_code text,
  lsoa_code text,
  previous_la_code text,
  uprn text,
  site_name text,
  rest jsonb not null default '{}'
);
create index gias_establishment_la on gias_establishment (la_code);

-- A link is one line of the file: URN, the other URN, and what the other is to it.
create table gias_link (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  link_urn integer not null,
  link_name text,
  link_type text not null,
  -- The date planned, which is not always the date it happened.
  established_on date,
  rest jsonb not null default '{}'
);
create index gias_link_urn on gias_link (urn);
create index gias_link_link_urn on gias_link (link_urn);

create table gias_group (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  uid text not null,
  group_id text,
  name text not null,
  companies_house_number text,
  type_code text not null,
  type_name text not null,
  opened_on date,
  incorporated_on date,
  closed_on date,
  status_code text not null,
  status_name text not null,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  head_title text,
  head_first_name text,
  head_last_name text,
  ukprn text,
  rest jsonb not null default '{}'
);

create table gias_academy_membership (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  uid text not null,
  group_id text,
  group_name text not null,
  companies_house_number text,
  group_type_code text not null,
  group_type_name text not null,
  group_opened_on date,
  group_incorporated_on date,
  group_closed_on date,
  group_status_code text,
  joined_on date,
  urn integer not null,
  establishment_name text,
  la_code text,
  la_name text,
  rest jsonb not null default '{}'
);
create index gias_academy_membership_urn on gias_academy_membership (urn);

create table gias_childrens_centre (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  la_code text not null,
  la_name text not null,
  name text not null,
  type_code text not null,
  type_name text not null,
  status_code smallint not null,
  status_name text not null,
  opened_on date,
  last_changed_on date,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  website text,
  telephone text,
  manager_first_name text,
  manager_last_name text,
  region_name text,
  rest jsonb not null default '{}'
);

-- The Department's published lists of early years settings and of childminders.
create table early_years_listed (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  kind text not null check (kind in ('setting', 'childminder')),
  la_name text not null,
  -- "Ofsted URN": text ("EY292023"), and for a quarter of the settings empty, "NULL" or "N/A".
  registration_number text,
  -- "EYURN" in the settings list, "URN" in the childminders' list: a number of the Department's, not a GIAS URN; never empty, never twice.
  ofsted_number text not null,
  name text,
  rest jsonb not null default '{}'
);

-- The authority's own list of early years providers, by our template. One row a site.
create table early_years_local (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  authority_id integer not null,
  registration_number text not null,
  kind text not null check (kind in ('nursery', 'pre-school', 'childminder', 'out-of-school', 'other')),
  name text not null,
  site_name text,
  street text,
  town text,
  postcode text,
  easting integer,
  northing integer,
  lsoa_code text,
  places integer,
  low_age_months integer,
  high_age_months integer,
  registered_on date,
  closed_on date,
  manager_name text,
  telephone text,
  email text,
  website text,
  rest jsonb not null default '{}'
);

create table ofsted_state_funded (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  laestab text,
  name text not null,
  local_authority text,
  inspection_number text,
  inspection_type text,
  inspection_started_on date,
  published_on date,
  relates_to_current_urn text,
  urn_at_inspection integer,
  name_at_inspection text,
  category_of_concern text,
  safeguarding_standards text,
  inclusion text,
  curriculum_and_teaching text,
  achievement text,
  attendance_and_behaviour text,
  personal_development text,
  early_years text,
  post_16 text,
  leadership_and_governance text,
  graded_number text,
  graded_type text,
  graded_started_on date,
  graded_published_on date,
  graded_relates_to_current_urn text,
  graded_urn_at_inspection integer,
  graded_category_of_concern text,
  graded_overall text,
  graded_quality_of_education text,
  graded_behaviour text,
  graded_personal_development text,
  graded_leadership text,
  graded_safeguarding_effective text,
  graded_early_years text,
  graded_sixth_form text,
  ungraded_number text,
  ungraded_on date,
  ungraded_published_on date,
  ungraded_relates_to_current_urn text,
  ungraded_urn_at_inspection integer,
  ungraded_outcome text,
  latest_category_of_concern text,
  rest jsonb not null default '{}'
);

-- A look-up of LSOA codes, of the 2011 or the 2021 census, to the authority's localities.
create table locality_lsoa (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  authority_id integer not null,
  vintage smallint not null check (vintage in (2011, 2021)),
  lsoa_code text not null,
  lsoa_name text,
  locality_name text not null,
  area_share numeric,
  rest jsonb not null default '{}'
);

-- A polygon for each locality, longitude and latitude (WGS84), as GeoJSON geometry.
create table locality_polygon (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  authority_id integer not null,
  locality_name text not null,
  geometry jsonb not null,
  rest jsonb not null default '{}'
);

do $$
declare
  published text;
begin
  foreach published in array array['gias_establishment', 'gias_link', 'gias_group', 'gias_academy_membership', 'gias_childrens_centre',
    'early_years_listed', 'early_years_local', 'ofsted_state_funded', 'locality_lsoa', 'locality_polygon']
  loop
    execute format('create table %I (like %I including defaults including constraints, line integer not null)', published || '_staged', published);
    execute format('alter table %I drop column gone_release_id', published || '_staged');
    execute format('create index %I on %I (release_id, key)', published || '_staged_key', published || '_staged');
  end loop;
end $$;
