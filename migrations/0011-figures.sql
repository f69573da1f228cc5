-- Published statistics, as their files have them: one row for a school or an area, a period and a breakdown, its numbers and symbols as the publisher wrote
-- them. Nothing is turned into a number here: evidence reads each cell by its measure (src/evidence/outcomes).
-- docs/adr/0012-one-statistical-model.md says why it is so.

-- What the file is an edition of, where its publisher issues one for each year and again as results are settled ("2024/25 revised"):
-- each edition is loaded, compared and replaced by itself.
alter table release add column edition text,
  -- Of files of published figures: the dataset, as their rows have it, and the publisher's names of those rows' `cells`, in order. A national file has hundreds
  -- of columns, whose names in each row would be four fifths of what is kept: docs/adr/0019-what-loading-costs.md.
  add column dataset text,
  add column cell_names text[];

-- The filled cells by the names of their columns. Of one empty cell and of none the same is written.
create function named_cells(names text[], cells text) returns jsonb language sql immutable parallel safe as $$
  select case when cells = '' then '{}'::jsonb else jsonb_strip_nulls(jsonb_object(names, string_to_array(cells, E'\x1f', ''))) end
$$;

create table published_figure (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  -- Which of the known files: "key-stage-2", "lait".
  dataset text not null,
  -- "2024/25" where the file's name says it; else as the file writes it.
  period text not null,
  -- unvalidated, provisional, revised, final; "unstated" where the publisher does not say.
  status text not null,
  level text not null check (level in ('school', 'provider', 'trust', 'ward', 'district', 'authority', 'authorities', 'region', 'country')),
  -- URN, LA code ("940"), region or country by ONS code.
  subject text not null,
  name text,
  -- What part of the pupils or schools the row is for, as the file divides them: "Primary|Total".
  breakdown text not null,
  -- Between U+001F, without their names: those are the `cell_names` of the row's release.
  cells text not null
);
create index published_figure_subject on published_figure (dataset, subject, period);
create index published_figure_breakdown on published_figure (dataset, breakdown, level) where breakdown <> '';

-- The authority's own collections, and schools' returns that nobody has validated.
create table own_figure (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  authority_id integer not null,
  dataset text not null,
  period text not null,
  status text not null,
  level text not null check (level in ('school', 'provider', 'authority')),
  subject text not null,
  name text,
  breakdown text not null,
  rest jsonb not null default '{}'
);
create index own_figure_subject on own_figure (authority_id, dataset, subject, period);

-- Statistical neighbours, nearest first. A later edition takes force on its day; earlier ones are kept for figures of their time.
create table statistical_neighbour (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  -- The day the edition is from.
  effective_on date not null,
  la_code text not null,
  la_name text,
  rank smallint not null,
  neighbour_la_code text not null,
  neighbour_la_name text,
  closeness text,
  rest jsonb not null default '{}'
);
create index statistical_neighbour_la on statistical_neighbour (la_code, effective_on);

-- LAIT's dictionary: what each of its measures is, in the DfE's words.
create table lait_measure (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  short_name text not null,
  code text,
  topic text,
  name text,
  chart_title text,
  polarity text,
  axis text,
  description text,
  year_type text,
  decimal_places text,
  no_quartile text,
  last_updated text,
  next_update text,
  owner text,
  rest jsonb not null default '{}'
);

do $$
declare
  published text;
begin
  foreach published in array array['published_figure', 'own_figure', 'statistical_neighbour', 'lait_measure']
  loop
    execute format('create table %I (like %I including defaults including constraints, line integer not null)', published || '_staged', published);
    execute format('alter table %I drop column gone_release_id', published || '_staged');
    execute format('create index %I on %I (release_id, key)', published || '_staged_key', published || '_staged');
  end loop;
end $$;

select secure_authority_rows();
