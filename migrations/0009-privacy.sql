-- How long records are kept.
select 1;
