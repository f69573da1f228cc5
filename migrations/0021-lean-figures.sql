-- What loading costs: docs/adr/0019-what-loading-costs.md.

-- One index does the work of two: rows of figures are unique in the columns by which questions find them. `key` says the same in one piece.
drop index published_figure_subject;
alter table published_figure drop constraint published_figure_pkey;
alter table published_figure add primary key (dataset, subject, period, status, level, breakdown);

-- Staged cells stand without their names, one after another; the names are the release's, and both become `rest` when it is committed.
-- What waits was staged the old way, and has to be loaded again.
alter table release add column cell_names text[];
update release set state = 'failed',
  problems = '[{"line": 0, "column": "", "value": "", "reason": "A new version of the service came while this waited. Load the file again."}]'
where state in ('staging', 'waiting', 'committing') and id in (select release_id from published_figure_staged);
delete from release_change where release_id in (select release_id from published_figure_staged);
truncate published_figure_staged;
alter table published_figure_staged drop column rest, add column cells text not null;
-- Read whole, once or twice, by hash joins.
drop index published_figure_staged_key;

-- No question compares these, and sampling them is most of what ANALYZE takes. A fifth of the usual sample tells the planner what it needs of the rest.
alter table published_figure alter column key set statistics 0, alter column hash set statistics 0, alter column rest set statistics 0,
  alter column dataset set statistics 40, alter column period set statistics 40, alter column status set statistics 40,
  alter column level set statistics 40, alter column subject set statistics 40, alter column name set statistics 0,
  alter column breakdown set statistics 40, alter column release_id set statistics 40, alter column gone_release_id set statistics 40;
