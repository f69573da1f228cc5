-- Accounts through their lives.
select 1;
