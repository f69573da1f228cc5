-- A change of head begins an induction, and a new registration the pathway to the first inspection.
alter table programme_run drop constraint programme_run_trigger_kind_check;
alter table programme_run add constraint programme_run_trigger_kind_check
  check (trigger_kind in ('tier', 'concern', 'inspection', 'programme', 'head-change', 'registration', 'by-hand'));
