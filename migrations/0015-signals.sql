-- What the evidence asks somebody to look at, each with the day it was raised and the figures it was raised on. Never a judgement.
create table signal (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  rule text not null,
  -- What was found, by the rule's own key: the same evidence is raised once, and not again when somebody has looked at it.
  evidence text not null,
  says text not null,
  -- [{label, value, source}]
  facts jsonb not null default '[]',
  raised_on date not null,
  -- The evidence no longer says so: a later file, a new head.
  ended_on date,
  reviewed_by text,
  reviewed_at timestamptz,
  outcome text check (outcome in ('known', 'acting', 'mistaken')),
  note text,
  unique (authority_id, provider_id, rule, evidence),
  check ((reviewed_by is null) = (outcome is null))
);
create index signal_provider on signal (provider_id, raised_on);
create index signal_open on signal (authority_id, rule) where ended_on is null;

select secure_authority_rows();
select keep_history('signal');
