-- The Leadership and Governance Academy: partners, catalogue, sessions, places, evaluation; subscriptions and charges; the pathway; and the workforce.

create table academy_partner (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  name text not null,
  kind text not null check (kind in ('teaching-school-hub', 'alliance', 'university', 'diocese', 'trust', 'other')),
  says text not null,
  contact_name text not null,
  contact_email text not null,
  web text,
  changed integer not null default 0,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index academy_partner_name on academy_partner (authority_id, lower(name)) where withdrawn_at is null;

create table academy_course (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  partner_id integer references academy_partner (id),
  kind text not null check (kind in ('course', 'conference', 'network-meeting', 'npq', 'partner-offer')),
  title text not null,
  says text not null,
  length text not null,
  -- Lists of words that the code knows: whom it is for, and which skills it builds.
  roles jsonb not null,
  phases jsonb not null,
  stages jsonb not null,
  skills jsonb not null,
  price_pence integer not null check (price_pence >= 0),
  -- What each level of subscription pays: included, so much off, or the full price.
  terms jsonb not null,
  -- Which of a governor's trainings whoever attends has done by it.
  governor_training text check (governor_training in ('induction', 'safeguarding', 'prevent', 'finance', 'exclusions')),
  -- How often it was changed: a form that was opened before somebody else's change says so.
  changed integer not null default 0,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create unique index academy_course_title on academy_course (authority_id, lower(title)) where withdrawn_at is null;

create table academy_session (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  course_id integer not null references academy_course (id),
  -- Its days in order, each as YYYY-MM-DD; the first and the last beside them, to be asked for.
  days jsonb not null,
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  starts_at text not null check (starts_at ~ '^\d\d:\d\d$'),
  ends_at text not null check (ends_at ~ '^\d\d:\d\d$'),
  place text not null,
  -- Shown to those alone who have a place.
  link text,
  places integer not null check (places between 1 and 2000),
  booking_closes_on date not null,
  free_until date not null,
  -- Full is not kept: it is what open comes to when every place is taken.
  state text not null check (state in ('planned', 'open', 'cancelled')),
  cancelled_reason text,
  cancelled_by text,
  cancelled_at timestamptz,
  changed integer not null default 0,
  entered_by text not null,
  entered_at timestamptz not null,
  check (booking_closes_on <= first_on and free_until <= first_on),
  check ((state = 'cancelled') = (num_nonnulls(cancelled_reason, cancelled_by, cancelled_at) = 3))
);
create index academy_session_course on academy_session (course_id, first_on);
create index academy_session_days on academy_session (authority_id, first_on, last_on);

-- One person's place at a session, or their turn in the waiting list. The order of ids is the order in which they asked.
create table academy_booking (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  session_id integer not null references academy_session (id),
  provider_id integer references provider (id),
  account_id integer references account (id),
  person_name text not null,
  person_role text not null,
  person_email text not null,
  state text not null check (state in ('booked', 'waiting', 'cancelled')),
  asked_by text not null,
  asked_by_account integer references account (id),
  asked_at timestamptz not null,
  -- The form that asked, so that sending it twice asks once.
  form text,
  booked_at timestamptz,
  promoted_at timestamptz,
  promoted_on date,
  -- When the session was last moved after the place was booked: cancelling is free from then on.
  moved_on date,
  cancelled_by text,
  cancelled_at timestamptz,
  cancelled_reason text,
  attendance text check (attendance in ('attended', 'partly', 'absent')),
  attendance_by text,
  attendance_at timestamptz,
  reminded_week_at timestamptz,
  reminded_day_at timestamptz,
  check ((state = 'cancelled') = (num_nonnulls(cancelled_by, cancelled_at, cancelled_reason) = 3)),
  check (state <> 'booked' or booked_at is not null),
  check (attendance is null or state = 'booked'),
  check (num_nonnulls(attendance, attendance_by, attendance_at) in (0, 3))
);
create unique index academy_booking_once on academy_booking (session_id, lower(person_email)) where state <> 'cancelled';
create unique index academy_booking_form on academy_booking (authority_id, form) where form is not null;
create index academy_booking_provider on academy_booking (provider_id) where provider_id is not null;
create index academy_booking_account on academy_booking (account_id) where account_id is not null;

-- What somebody said of a session that they attended: once, and for good.
create table academy_evaluation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  booking_id integer not null unique references academy_booking (id),
  -- Whose answer it is, where they have an account: for themselves alone.
  account_id integer references account (id),
  usefulness integer not null check (usefulness between 1 and 5),
  teaching integer not null check (teaching between 1 and 5),
  would_recommend boolean not null,
  will_change text,
  skills_wanted jsonb not null,
  answered_at timestamptz not null
);

-- What a level of subscription is called, holds and costs in a year. The latest of a year and level counts.
create table subscription_level (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  academic_year text not null,
  level text not null check (level in ('none', 'core', 'full')),
  name text not null,
  says text not null,
  price_pence integer not null check (price_pence >= 0),
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index subscription_level_year on subscription_level (authority_id, academic_year, level, id);

create table provider_subscription (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  level text not null check (level in ('core', 'full')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  basis text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index provider_subscription_provider on provider_subscription (provider_id, from_on) where withdrawn_at is null;

-- Lines given to the council's invoicing, each line once.
create table invoice_export (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  line_count integer not null,
  total_pence integer not null,
  made_by text not null,
  made_at timestamptz not null
);

-- Charges and credits, with the rule that gave each. A line is never changed but by the export that takes it.
create table charge_line (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  kind text not null check (kind in ('place', 'place-credit', 'subscription', 'subscription-credit')),
  provider_id integer references provider (id),
  -- Who pays where no provider does.
  payer text,
  booking_id integer references academy_booking (id),
  subscription_id integer references provider_subscription (id),
  what text not null,
  level text not null check (level in ('none', 'core', 'full')),
  rule text not null,
  pence integer not null,
  on_day date not null,
  entered_by text not null,
  entered_at timestamptz not null,
  export_id integer references invoice_export (id),
  check ((provider_id is null) <> (payer is null)),
  check (case when kind like '%-credit' then pence <= 0 else pence >= 0 end),
  check ((booking_id is null) <> (subscription_id is null))
);
create unique index charge_line_credit on charge_line (booking_id) where kind = 'place-credit';
create index charge_line_booking on charge_line (booking_id) where booking_id is not null;
create index charge_line_day on charge_line (authority_id, on_day);
create index charge_line_export on charge_line (export_id) where export_id is not null;

-- Where somebody stands on the pathway, and what they want next: their own record.
create table pathway_record (
  account_id integer primary key references account (id),
  authority_id integer not null references authority (id),
  stage text not null,
  role text not null,
  phase text,
  -- Empty once they were erased.
  npqs jsonb,
  wants jsonb,
  aims text,
  -- The school whose head they show it to; nobody where it is empty.
  shared_with integer references provider (id),
  changed_at timestamptz not null
);
create index pathway_record_shared on pathway_record (shared_with) where shared_with is not null;

-- A post that stood empty, as its provider or an officer entered it.
create table workforce_vacancy (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  post text not null check (post in ('leader', 'teacher', 'support', 'early-years', 'other')),
  skill text not null,
  vacant_since date not null,
  cover text not null check (cover in ('nobody', 'supply', 'acting', 'own-staff')),
  filled_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (filled_on is null or filled_on >= vacant_since),
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) in (0, 3))
);
create index workforce_vacancy_provider on workforce_vacancy (provider_id) where withdrawn_at is null;

-- How many people a provider employed in a year, and how many left. The latest of a year counts.
create table workforce_turnover (
  id integer generated always as identity primary key,
  authority_id integer not null references authority (id),
  provider_id integer not null references provider (id),
  academic_year text not null,
  staff integer not null check (staff > 0),
  leavers integer not null check (leavers between 0 and staff),
  entered_by text not null,
  entered_at timestamptz not null
);
create index workforce_turnover_provider on workforce_turnover (provider_id, academic_year, id);

select keep_history('academy_partner');
select keep_history('academy_course');
select keep_history('academy_session');
select keep_history('academy_booking');
select keep_history('provider_subscription');
select keep_history('charge_line');
select keep_history('pathway_record', 'account_id');
select keep_history('workforce_vacancy');
select secure_authority_rows();
