-- What loading costs: docs/adr/0019-what-loading-costs.md.

-- One index does the work of two: rows of figures are unique in the columns by which questions find them. `key` says the same in one piece.
drop index published_figure_subject;
alter table published_figure drop constraint published_figure_pkey;
alter table published_figure add primary key (dataset, subject, period, status, level, breakdown);

-- Read whole, once or twice, by hash joins.
drop index published_figure_staged_key;

-- No question compares these, and sampling them is most of what ANALYZE takes. A fifth of the usual sample (of 100) tells the planner what it needs of the rest.
alter table published_figure alter column key set statistics 0, alter column hash set statistics 0, alter column cells set statistics 0,
  alter column dataset set statistics 20, alter column period set statistics 20, alter column status set statistics 20,
  alter column level set statistics 20, alter column subject set statistics 20, alter column name set statistics 0,
  alter column breakdown set statistics 20, alter column release_id set statistics 20, alter column gone_release_id set statistics 20;
