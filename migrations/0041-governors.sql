-- Governing boards, who sits on them and for how long, and the people who would like to.

-- A board: of a maintained school by its instrument of government, or a trust's local board for an academy, by the trust's scheme.
create table governing_board (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  constitution text not null check (constitution in
    ('community', 'voluntary-controlled', 'voluntary-aided', 'foundation-partnership', 'foundation-minority', 'foundation-majority', 'own-scheme')),
  -- The day of the instrument, or from which the scheme holds.
  in_force_from date not null,
  meets text,
  meeting_time text not null check (meeting_time in ('day', 'evening', 'varies')),
  entered_by text not null,
  entered_at timestamptz not null,
  unique (authority_id, provider_id)
);

-- One row a seat. One that the instrument no longer has is ended.
create table board_seat (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  board_id integer not null references governing_board (id),
  category text not null check (category in ('parent', 'staff', 'head', 'local-authority', 'foundation', 'foundation-by-office', 'partnership', 'co-opted', 'trust')),
  from_on date not null,
  ended_on date,
  check (ended_on is null or ended_on >= from_on)
);
create index board_seat_provider on board_seat (provider_id);

-- Somebody from business or elsewhere who offers to govern.
create table governor_volunteer (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  email text not null,
  telephone text,
  employer text,
  skills jsonb not null,
  phases jsonb not null,
  localities jsonb not null,
  -- Where they set out from: miles are counted from the middle of it.
  home_locality_id integer references locality (id),
  travel_miles integer not null check (travel_miles between 0 and 100),
  available text not null check (available in ('day', 'evening', 'either')),
  works_at_provider_id integer references provider (id),
  member_for_locality_id integer references locality (id),
  -- That nothing in Schedule 4 to the 2012 Regulations disqualifies them: their own word, and its day.
  eligibility_declared_on date,
  references_on date,
  checks_on date,
  notes text,
  registered_on date not null,
  -- Not offered for now, or no more.
  state text not null check (state in ('looking', 'paused', 'placed', 'left')),
  state_why text,
  -- The last day of their last term: from then on, unless they look again, two years are counted until what is kept of them goes.
  placed_until date,
  left_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  check ((state = 'left') = (left_on is not null))
);
create index governor_volunteer_authority on governor_volunteer (authority_id, state);

-- Who sits in a seat, from which day to which. The head's seat has no term: the register says who is head.
create table board_term (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  seat_id integer not null references board_seat (id),
  person_name text not null,
  account_id integer references account (id),
  volunteer_id integer references governor_volunteer (id),
  email text,
  telephone text,
  how_appointed text not null,
  from_on date not null,
  -- None where they sit by office.
  to_on date,
  -- Left before the term was over.
  left_on date,
  left_why text,
  sits_on_panels boolean not null default false,
  mentor_term_id integer references board_term (id),
  -- That they were done, and when; never what they say.
  interests_on date,
  dbs_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on >= from_on),
  check (left_on is null or (left_on >= from_on and (to_on is null or left_on <= to_on))),
  check ((left_on is null) = (left_why is null)),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index board_term_seat on board_term (seat_id);
create index board_term_provider on board_term (provider_id);

-- Vice chair, clerk and link governors. The chair is a post of the register.
create table board_officer (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  office text not null check (office in ('vice-chair', 'clerk', 'safeguarding-link', 'send-link')),
  person_name text not null,
  from_on date not null,
  to_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (to_on is null or to_on >= from_on),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index board_officer_provider on board_officer (provider_id, office);

-- The list that governors rate themselves against, in the versions that were adopted. The first ships.
create table competency_list (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  version integer not null check (version > 1),
  document jsonb not null,
  basis text not null,
  adopted_by text not null,
  adopted_at timestamptz not null,
  unique (authority_id, version)
);

-- What a governor said of themselves. The latest counts.
create table skills_return (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  term_id integer not null references board_term (id),
  person_name text not null,
  account_id integer references account (id),
  list_version integer not null,
  answers jsonb not null,
  by_themselves boolean not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index skills_return_provider on skills_return (provider_id);

create table governor_training (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  term_id integer not null references board_term (id),
  person_name text not null,
  account_id integer references account (id),
  kind text not null check (kind in ('induction', 'safeguarding', 'prevent', 'finance', 'exclusions')),
  done_on date not null,
  how text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index governor_training_once on governor_training (term_id, kind, done_on) where withdrawn_at is null;
create index governor_training_provider on governor_training (provider_id);

create table governor_induction_step (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  term_id integer not null references board_term (id),
  person_name text not null,
  account_id integer references account (id),
  step text not null check (step in ('welcome', 'mentor', 'documents', 'course', 'first-meeting', 'visit', 'conversation')),
  done_on date not null,
  note text,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (term_id, step)
);

-- Support that a chair was offered, and what they said to it.
create table chair_support (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  kind text not null check (kind in ('briefing', 'mentor-chair', 'governance-review')),
  says text not null,
  offered_on date not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_on date,
  answered_by text,
  done_on date,
  outcome text,
  entered_by text not null,
  entered_at timestamptz not null,
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null)),
  check ((done_on is null) = (outcome is null)),
  check (done_on is null or answer = 'accepted')
);
create index chair_support_provider on chair_support (provider_id);

-- A seat that the board asks recruiters to help fill, with what it looks for.
create table board_vacancy (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  seat_id integer not null references board_seat (id),
  skills jsonb not null,
  says text not null,
  published_on date not null,
  state text not null check (state in ('open', 'filled', 'withdrawn')),
  closed_on date,
  closed_why text,
  entered_by text not null,
  entered_at timestamptz not null,
  check ((state = 'open') = (closed_on is null))
);
create unique index board_vacancy_open on board_vacancy (seat_id) where state = 'open';
create index board_vacancy_provider on board_vacancy (provider_id);

-- A volunteer whom recruiters introduced to a board, and what became of it.
create table governor_introduction (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  vacancy_id integer not null references board_vacancy (id),
  volunteer_id integer not null references governor_volunteer (id),
  person_name text not null,
  email text not null,
  state text not null check (state in ('introduced', 'meeting', 'met', 'appointed', 'declined', 'closed')),
  why jsonb not null,
  introduced_on date not null,
  introduced_by text not null,
  introduced_by_account integer references account (id),
  meeting_on date,
  meeting_at text,
  meeting_place text,
  met_on date,
  closed_on date,
  closed_by_side text check (closed_by_side in ('board', 'volunteer', 'service')),
  closed_why text,
  term_id integer references board_term (id),
  check ((state in ('appointed', 'declined', 'closed')) = (closed_on is not null)),
  check ((state = 'appointed') = (term_id is not null))
);
create unique index governor_introduction_live on governor_introduction (vacancy_id, volunteer_id) where state in ('introduced', 'meeting', 'met', 'appointed');
create index governor_introduction_volunteer on governor_introduction (volunteer_id);

do $$
declare
  owned text;
begin
  foreach owned in array array['governing_board', 'board_seat', 'governor_volunteer', 'board_term', 'board_officer', 'governor_training',
    'governor_induction_step', 'chair_support', 'board_vacancy', 'governor_introduction']
  loop
    perform keep_history(owned);
  end loop;
end $$;
select secure_authority_rows();
