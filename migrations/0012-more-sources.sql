-- Small areas (LSOAs) have published figures too: the indices of deprivation.
alter table published_figure drop constraint published_figure_level_check;
alter table published_figure add constraint published_figure_level_check
  check (level in ('school', 'provider', 'trust', 'ward', 'district', 'authority', 'authorities', 'region', 'country', 'lsoa'));
alter table published_figure_staged drop constraint published_figure_level_check;
alter table published_figure_staged add constraint published_figure_level_check
  check (level in ('school', 'provider', 'trust', 'ward', 'district', 'authority', 'authorities', 'region', 'country', 'lsoa'));

-- How officers said that further files of explore education statistics are read, and what is measured by them. Such files are everybody's, and so is the way they are read.
create table tidy_mapping (
  id integer generated always as identity primary key,
  -- As published_figure.dataset has it.
  dataset text not null unique,
  mapping jsonb not null,
  measures jsonb not null,
  made_by text not null,
  -- Whose officer: only they read the name.
  made_by_authority_id integer references authority,
  made_at timestamptz not null
);
