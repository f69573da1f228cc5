-- A conflict of interest that somebody declared binds in the case until another person lifts it (docs/adr/0026-conflicts-of-interest.md); why a case ended before its
-- way was gone; and a decision that was taken back before a second person answered it.

create table tier_case_conflict (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  declared_by text not null,
  declared_by_account integer not null,
  nature text not null,
  declared_at timestamptz not null,
  lifted_by text,
  lifted_by_account integer,
  lifted_reason text,
  lifted_at timestamptz,
  check (num_nonnulls(lifted_by, lifted_by_account, lifted_reason, lifted_at) in (0, 4)),
  check (lifted_by_account is null or lifted_by_account <> declared_by_account)
);
-- Nobody has two that stand in one case.
create unique index tier_case_conflict_standing on tier_case_conflict (case_id, declared_by_account) where lifted_at is null;
select secure_authority_rows();
select keep_history('tier_case_conflict');

create function conflict_binds() returns trigger language plpgsql as $$
begin
  if exists (select 1 from tier_case_conflict k
    where k.case_id = new.case_id and k.lifted_at is null
      and k.declared_by_account = (to_jsonb(new) ->> tg_argv[0])::int) then
    raise exception 'Somebody with a conflict of interest takes no part in the case.' using errcode = 'check_violation', constraint = 'conflict_binds';
  end if;
  return new;
end $$;
create trigger conflict_binds_who_judges before insert on tier_judgement for each row execute function conflict_binds('judged_by_account');
create trigger conflict_binds_who_decides before insert on tier_decision for each row execute function conflict_binds('decided_by_account');
create trigger conflict_binds_who_confirms before insert or update of second_by_account on tier_decision
  for each row when (new.second_by_account is not null) execute function conflict_binds('second_by_account');

alter table tier_case
  add column ended_by text,
  add column ended_reason text,
  add check (num_nonnulls(ended_by, ended_reason) in (0, 2));

alter table tier_decision
  add column taken_back_at timestamptz,
  add column taken_back_reason text,
  add check ((taken_back_at is null) = (taken_back_reason is null)),
  add check (taken_back_at is null or second_answer is null);
