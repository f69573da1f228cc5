-- What the council wants a measure to be in a year, for a group of pupils. Entered by the council with who agreed it; never changed, but withdrawn with a
-- reason and entered again. The baseline is a year: its value is read from the published figures, so that it is never typed.
create table target (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- As the catalogue of measures and the groups of evidence have them.
  measure_id text not null,
  pupil_group text not null,
  -- "2026/27", or "2027" where the measure is of calendar years.
  period text not null,
  value numeric not null,
  baseline_period text not null,
  agreed_by text not null,
  agreed_on date not null,
  basis text not null,
  -- One of the six inherited priorities that it serves.
  priority text,
  set_by text not null,
  set_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (baseline_period < period),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index target_in_force on target (authority_id, measure_id, pupil_group, period) where withdrawn_at is null;

-- What is said of a measure and group in a year: by whom and when. Corrected by withdrawing it.
create table target_commentary (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  measure_id text not null,
  pupil_group text not null,
  period text not null,
  words text not null,
  said_by text not null,
  said_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index target_commentary_line on target_commentary (authority_id, measure_id, pupil_group);

select keep_history('target');
select keep_history('target_commentary');
select secure_authority_rows();
