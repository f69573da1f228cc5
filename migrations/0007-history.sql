-- Earlier versions of what an authority records.
select 1;
