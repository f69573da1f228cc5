-- Why a tier was decided outside a meeting, and a second person who is a second person.

alter table tier_decision add column urgency text;

-- The row itself knows who decided (0018); who judged stands in another table.
create function second_person_did_not_judge() returns trigger language plpgsql as $$
begin
  if exists (select 1 from tier_judgement j where j.case_id = new.case_id and j.judged_by_account = new.second_by_account) then
    raise exception 'The second person judged this case.' using errcode = 'check_violation', constraint = 'second_person_did_not_judge';
  end if;
  return new;
end $$;
create trigger second_person_did_not_judge before insert or update on tier_decision
  for each row when (new.second_by_account is not null) execute function second_person_did_not_judge();
