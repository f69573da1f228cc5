-- The audit trail as a chain.
select 1;
