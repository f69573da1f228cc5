-- From which day the report of an inspection that was entered by hand is public: the clock of a statement of action counts from it. Null where nobody has said.
alter table entered_inspection add column published_on date;
