-- Inspections through time: what Ofsted publishes, kept once seen; what people enter; the Department's list of schools in its improvement programme;
-- and the inspections of the authority itself and of trusts. docs/adr/0013-one-timeline-for-three-eras.md says why it is so.

-- Management information, “D1”: the inspections of one school year, one row each.
create table ofsted_in_year (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  laestab text,
  name text not null,
  local_authority text,
  inspection_number text not null,
  inspection_type text,
  inspection_started_on date not null,
  published_on date,
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
  ungraded_outcome text,
  rest jsonb not null default '{}'
);

-- The Department's list of schools that its regional improvement teams (RISE) work with.
create table rise_school (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  urn integer not null,
  name text not null,
  region text,
  local_authority text,
  phase text,
  school_type text,
  rest jsonb not null default '{}'
);

-- Inspections of early years providers, by our template. One row an inspection; the authority's own file.
create table early_years_inspection (
  key text primary key,
  hash text not null,
  release_id integer not null,
  gone_release_id integer,
  authority_id integer not null,
  registration_number text not null,
  provider_name text,
  provider_type text,
  inspected_on date not null,
  published_on date,
  overall text,
  quality_of_education text,
  behaviour_and_attitudes text,
  personal_development text,
  leadership_and_management text,
  inclusion text,
  curriculum_and_teaching text,
  achievement text,
  behaviour_and_routines text,
  welfare_and_wellbeing text,
  leadership_and_governance text,
  safeguarding text,
  outcome text,
  rest jsonb not null default '{}'
);
create index early_years_inspection_number on early_years_inspection (authority_id, upper(registration_number));

do $$
declare
  published text;
begin
  foreach published in array array['ofsted_in_year', 'rise_school', 'early_years_inspection']
  loop
    execute format('create table %I (like %I including defaults including constraints, line integer not null)', published || '_staged', published);
    execute format('alter table %I drop column gone_release_id', published || '_staged');
    execute format('create index %I on %I (release_id, key)', published || '_staged_key', published || '_staged');
  end loop;
end $$;

create index ofsted_state_funded_urn on ofsted_state_funded (urn);
create index ofsted_in_year_urn on ofsted_in_year (urn);

-- A cell in which Ofsted says something: “NULL” is nothing to record, and empty is not known.
create function said_in_cell(cell text) returns text language sql immutable parallel safe as $$ select nullif(nullif(cell, ''), 'NULL') $$;

-- Every inspection that stands in Ofsted's files now: up to three in a row of “D2”, one in a row of “D1”. Judgements are by our columns' names, as written.
create view published_inspection as
with found as (
  select 'ofsted_state_funded' as table_name, key as record_key, release_id, urn, 'report-card' as kind, said_in_cell(inspection_number) as number,
    said_in_cell(inspection_type) as inspection_type, inspection_started_on as started_on, published_on,
    said_in_cell(relates_to_current_urn) as relates_to_current_urn, urn_at_inspection, said_in_cell(category_of_concern) as category_of_concern,
    said_in_cell(safeguarding_standards) as safeguarding, null as overall, null as outcome,
    jsonb_strip_nulls(jsonb_build_object('inclusion', said_in_cell(inclusion), 'curriculum_and_teaching', said_in_cell(curriculum_and_teaching),
      'achievement', said_in_cell(achievement), 'attendance_and_behaviour', said_in_cell(attendance_and_behaviour),
      'personal_development', said_in_cell(personal_development), 'early_years', said_in_cell(early_years), 'post_16', said_in_cell(post_16),
      'leadership_and_governance', said_in_cell(leadership_and_governance))) as judgements
  from ofsted_state_funded where gone_release_id is null
  union all
  select 'ofsted_state_funded', key, release_id, urn, 'graded', said_in_cell(graded_number), said_in_cell(graded_type), graded_started_on, graded_published_on,
    said_in_cell(graded_relates_to_current_urn), graded_urn_at_inspection, said_in_cell(graded_category_of_concern),
    said_in_cell(graded_safeguarding_effective), said_in_cell(graded_overall), null,
    jsonb_strip_nulls(jsonb_build_object('graded_quality_of_education', said_in_cell(graded_quality_of_education),
      'graded_behaviour', said_in_cell(graded_behaviour), 'graded_personal_development', said_in_cell(graded_personal_development),
      'graded_leadership', said_in_cell(graded_leadership), 'graded_early_years', said_in_cell(graded_early_years),
      'graded_sixth_form', said_in_cell(graded_sixth_form)))
  from ofsted_state_funded where gone_release_id is null
  union all
  select 'ofsted_state_funded', key, release_id, urn, 'ungraded', said_in_cell(ungraded_number), null, ungraded_on, ungraded_published_on,
    said_in_cell(ungraded_relates_to_current_urn), ungraded_urn_at_inspection, null, null, null, said_in_cell(ungraded_outcome), '{}'
  from ofsted_state_funded where gone_release_id is null
  union all
  select 'ofsted_in_year', key, release_id, urn,
    case when coalesce(said_in_cell(inclusion), said_in_cell(achievement), said_in_cell(leadership_and_governance)) is not null then 'report-card'
      when said_in_cell(ungraded_outcome) is not null then 'ungraded' else 'other' end,
    said_in_cell(inspection_number), said_in_cell(inspection_type), inspection_started_on, published_on,
    'Yes', urn, said_in_cell(category_of_concern), said_in_cell(safeguarding_standards), null, said_in_cell(ungraded_outcome),
    jsonb_strip_nulls(jsonb_build_object('inclusion', said_in_cell(inclusion), 'curriculum_and_teaching', said_in_cell(curriculum_and_teaching),
      'achievement', said_in_cell(achievement), 'attendance_and_behaviour', said_in_cell(attendance_and_behaviour),
      'personal_development', said_in_cell(personal_development), 'early_years', said_in_cell(early_years), 'post_16', said_in_cell(post_16),
      'leadership_and_governance', said_in_cell(leadership_and_governance)))
  from ofsted_in_year where gone_release_id is null
)
select urn::text || '|' || kind || '|' || coalesce(started_on::text, number, 'undated') as key, found.*
from found
where kind = 'other' or outcome is not null or judgements <> '{}' or kind <> 'report-card' and started_on is not null
  -- Without a day, “Not judged” says nothing.
  or overall is not null and overall <> 'Not judged';

-- Every inspection that ever stood there. Ofsted's file has the latest of each kind alone: the one before it would be lost with the next file.
create table inspection (
  -- URN, kind, and the day it began (its number, where the day is not known).
  key text primary key,
  urn integer not null,
  kind text not null check (kind in ('report-card', 'graded', 'ungraded', 'other')),
  number text,
  inspection_type text,
  started_on date,
  published_on date,
  relates_to_current_urn text,
  urn_at_inspection integer,
  category_of_concern text,
  safeguarding text,
  overall text,
  outcome text,
  judgements jsonb not null default '{}',
  -- The release it was first seen in, and the one that last changed what it says.
  first_release_id integer not null,
  release_id integer not null
);
create index inspection_urn on inspection (urn);
insert into inspection
select distinct on (key) key, urn, kind, number, inspection_type, started_on, published_on, relates_to_current_urn, urn_at_inspection, category_of_concern,
  safeguarding, overall, outcome, judgements, release_id, release_id
from published_inspection order by key;

-- An inspection that no file has: one before those that Ofsted still lists, an early years one, or a religious one.
create table entered_inspection (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  kind text not null check (kind in ('graded', 'ungraded', 'report-card', 'monitoring', 'early-years', 'section-48')),
  inspected_on date not null,
  body text not null,
  -- Of the school before this one: shown as such, and never counted against it.
  of_predecessor boolean not null,
  overall text,
  -- [{ "area": …, "judgement": … }], in the words of the report.
  judgements jsonb not null default '[]',
  safeguarding text,
  category_of_concern text,
  outcome text,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  -- Withdrawn, not deleted: what was recorded in error stays readable.
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index entered_inspection_provider on entered_inspection (provider_id, inspected_on);

-- An inspection of the authority itself, or of a trust.
create table body_inspection (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- Null: the authority itself was inspected.
  organisation_id integer references organisation (id),
  kind text not null check (kind in ('ilacs', 'area-send', 'focused-visit', 'monitoring', 'trust', 'other')),
  inspected_on date not null,
  published_on date,
  inspecting_body text not null,
  outcome text not null,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index body_inspection_of on body_inspection (authority_id, organisation_id, inspected_on);

-- What is to be done because of it.
create table body_inspection_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  inspection_id integer not null references body_inspection (id),
  what text not null,
  owner_role text not null,
  due_on date not null,
  done_on date,
  done_note text,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
create index body_inspection_action_of on body_inspection_action (inspection_id, due_on);

select keep_history('entered_inspection');
select keep_history('body_inspection');
select keep_history('body_inspection_action');
select secure_authority_rows();
