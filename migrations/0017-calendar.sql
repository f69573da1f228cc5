-- When schools are open: a term of an academic year, of the authority or of one provider that has dates of its own. Entered a year (three rows) at a time with
-- where it is published; never changed, but withdrawn with a reason and entered again. Years that nobody has entered are shipped with the code, and marked provisional.
create table term (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  -- Null: the authority's own.
  provider_id integer references provider (id),
  academic_year text not null,
  name text not null check (name in ('Autumn', 'Spring', 'Summer')),
  starts_on date not null,
  ends_on date not null,
  -- The first and last day of the holiday in the middle.
  half_term_from date not null,
  half_term_to date not null,
  -- Days of the term for staff without pupils: ["2026-09-01"]
  inset_days jsonb not null default '[]',
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (starts_on < half_term_from and half_term_from <= half_term_to and half_term_to < ends_on),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
-- Not so for a provider: two that turn out to be one may each have had their own, and the load that joins them must not fail. The later entry counts.
create unique index term_in_force on term (authority_id, academic_year, name) where withdrawn_at is null and provider_id is null;
create index term_provider on term (provider_id) where provider_id is not null;

select secure_authority_rows();
select keep_history('term');
