-- Judgement: the criteria in their versions, what they proposed and from which facts, what people judged, moderated and decided, the call and letter that told the
-- provider, and its reply. What was said is appended, never changed: a later row stands in its place. docs/adr/0023-from-proposal-to-decision.md says why it is so.

create table criteria_version (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  version integer not null,
  document jsonb not null,
  state text not null check (state in ('draft', 'proposed', 'adopted', 'abandoned')),
  based_on integer,
  drafted_by text not null,
  drafted_at timestamptz not null,
  -- One person asks for its adoption from a day, and another adopts it.
  proposed_by text,
  proposed_by_account integer,
  proposed_at timestamptz,
  in_force_from date,
  adopted_by text,
  adopted_at timestamptz,
  reason text,
  unique (authority_id, version)
);

create table criteria_consultation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  criteria_id integer not null references criteria_version (id),
  body text not null check (body in ('heads', 'governors', 'dioceses', 'trusts', 'unions')),
  held_on date not null,
  how text not null,
  said text not null,
  answered text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index criteria_consultation_version on criteria_consultation (criteria_id);

-- The distribution that a version would give, as it was shown before anybody adopted it.
create table criteria_trial (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  criteria_id integer not null references criteria_version (id),
  -- Of the document that was tried: a later edit needs another trial.
  document_hash text not null,
  as_at date not null,
  result jsonb not null,
  days_needed numeric not null,
  days_available numeric,
  tried_by text not null,
  tried_at timestamptz not null
);
create index criteria_trial_version on criteria_trial (criteria_id);

-- Adviser days that there are in an academic year, for providers of each sort of adviser.
create table adviser_capacity (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  academic_year text not null,
  adviser_role text not null check (adviser_role in ('sia', 'eeca')),
  days numeric not null check (days >= 0),
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);

create table tier_cycle (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  as_at date not null,
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  unique (authority_id, name)
);

-- One provider's way from a proposal to a tier. It has one open case at a time.
create table tier_case (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  cycle_id integer references tier_cycle (id),
  -- Why it was opened, in words: "Autumn 2026", "A new inspection was published".
  cause text not null,
  state text not null
    check (state in ('proposed', 'judged', 'in-moderation', 'awaiting-second', 'decided', 'issued', 'in-review', 'final', 'superseded')),
  state_since timestamptz not null,
  opened_by text not null,
  opened_at timestamptz not null
);
create unique index tier_case_open on tier_case (authority_id, provider_id) where state not in ('final', 'superseded');
create index tier_case_cycle on tier_case (cycle_id);
create index tier_case_provider on tier_case (provider_id);

-- What the service proposed, with the very facts it was given and the very answer, so that it can be evaluated again and give the same bytes.
create table tier_proposal (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer references tier_case (id),
  criteria_id integer not null references criteria_version (id),
  as_at date not null,
  cause text not null,
  facts text not null,
  answer text not null,
  tier text not null check (tier in ('secure-plus', 'secure', 'vulnerable', 'cause-for-concern')),
  question text check (question in ('secure-plus', 'secure', 'vulnerable', 'cause-for-concern')),
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  -- What changed since the proposal before it, as sentences.
  changes jsonb not null default '[]',
  made_by text not null,
  made_at timestamptz not null
);
create index tier_proposal_provider on tier_proposal (authority_id, provider_id, made_at);
create index tier_proposal_case on tier_proposal (case_id);

-- The adviser's professional judgement in the nine areas. The latest stands.
create table tier_judgement (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  proposal_id integer not null references tier_proposal (id),
  areas jsonb not null,
  tier text not null check (tier in ('secure-plus', 'secure', 'vulnerable', 'cause-for-concern')),
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  -- Asked for where the tier departs from the service's.
  reasons text,
  conflict text not null,
  judged_by text not null,
  judged_by_account integer,
  judged_at timestamptz not null
);
create index tier_judgement_case on tier_judgement (case_id);

create table moderation_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  held_on date not null,
  chair text not null,
  present text,
  notes text,
  planned_by text not null,
  planned_at timestamptz not null,
  closed_by text,
  closed_at timestamptz
);

create table moderation_item (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  meeting_id integer not null references moderation_meeting (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  place integer not null,
  discussion text,
  unique (meeting_id, case_id)
);
create index moderation_item_case on moderation_item (case_id);

create table tier_decision (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  proposal_id integer not null references tier_proposal (id),
  judgement_id integer references tier_judgement (id),
  meeting_id integer references moderation_meeting (id),
  tier text not null check (tier in ('secure-plus', 'secure', 'vulnerable', 'cause-for-concern')),
  reasons text not null,
  -- Another tier than the service proposed: a second person decides with the first.
  overrides boolean not null,
  conflict text not null,
  decided_by text not null,
  decided_by_account integer,
  decided_at timestamptz not null,
  second_answer text check (second_answer in ('confirmed', 'returned')),
  second_reasons text,
  second_by text,
  second_by_account integer,
  second_at timestamptz,
  -- The decision that a review changed or upheld.
  review_of integer references tier_decision (id),
  -- In force from the letter's day.
  valid_from date,
  valid_to date,
  check (second_by_account is null or second_by_account <> decided_by_account),
  check ((second_answer is null) = (second_by is null) and (second_answer is null) = (second_at is null))
);
create index tier_decision_case on tier_decision (case_id);
create index tier_decision_provider on tier_decision (authority_id, provider_id, valid_from);

create table tier_call (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  called_on date not null,
  spoke_to text not null,
  accompanied_by text,
  summary text not null,
  called_by text not null,
  recorded_at timestamptz not null
);
create index tier_call_case on tier_call (case_id);

create table letter_template (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  kind text not null,
  version integer not null,
  subject text not null,
  body text not null,
  edited_by text not null,
  edited_at timestamptz not null,
  unique (authority_id, kind, version)
);

create table tier_letter (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  decision_id integer not null references tier_decision (id),
  -- Which template it was written from: "adverse-maintained 3".
  template text not null,
  recipients jsonb not null,
  subject text not null,
  body text not null,
  written_by text not null,
  written_at timestamptz not null,
  issued_on date,
  issued_by text,
  issued_at timestamptz,
  -- The last day on which a review may be asked for.
  reply_until date
);
create index tier_letter_case on tier_letter (case_id);

-- What the provider said, and whether it asks for a review.
create table tier_reply (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  case_id integer not null references tier_case (id),
  letter_id integer not null references tier_letter (id),
  asks_review boolean not null,
  words text not null,
  replied_by text not null,
  received_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index tier_reply_case on tier_reply (case_id);

-- The half-termly review, across the services, of every Vulnerable and Cause for Concern provider.
create table tier_review_meeting (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  half_term text not null,
  held_on date not null,
  chair text not null,
  present text,
  planned_by text not null,
  planned_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  unique (authority_id, half_term)
);

create table tier_review_item (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  meeting_id integer not null references tier_review_meeting (id),
  provider_id integer not null references provider (id),
  -- What the service prepared for it, as it stood that day.
  prepared jsonb not null,
  outcome text check (outcome in ('continue', 'more-support', 'less-support', 'judge-again')),
  decision text,
  owner text,
  due_on date,
  recorded_by text,
  recorded_at timestamptz,
  unique (meeting_id, provider_id)
);

do $$
declare
  owned text;
begin
  foreach owned in array array['criteria_version', 'criteria_consultation', 'adviser_capacity', 'tier_cycle', 'tier_case', 'tier_judgement', 'moderation_meeting', 'moderation_item', 'tier_decision', 'tier_call', 'letter_template', 'tier_letter', 'tier_reply',
    'tier_review_meeting', 'tier_review_item']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();

-- The tier in force, for lists and filters of staff: written by judgement through the register's command. Never shown to a provider's peers or the public.
create table provider_tier (
  provider_id integer not null references provider (id),
  authority_id integer not null references authority (id),
  tier text not null check (tier in ('secure-plus', 'secure', 'vulnerable', 'cause-for-concern')),
  since date not null,
  primary key (authority_id, provider_id)
);
select secure_authority_rows();
select keep_history('provider_tier', 'provider_id');
