-- One authority's rows are hidden from another.
select 1;
