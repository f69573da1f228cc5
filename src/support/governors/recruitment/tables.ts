import type { ColumnType, Generated } from 'kysely';
import type { IntroductionState } from './introduction.ts';
import type { Available, VolunteerState } from './volunteer.ts';

type Json<T> = ColumnType<T, string, string>;

export interface GovernorVolunteerTable {
  id: Generated<number>;
  authority_id: number;
  name: string;
  email: string;
  telephone: string | null;
  employer: string | null;
  skills: Json<readonly string[]>;
  phases: Json<readonly string[]>;
  localities: Json<readonly number[]>;
  home_locality_id: number | null;
  travel_miles: number;
  available: Available;
  works_at_provider_id: number | null;
  member_for_locality_id: number | null;
  eligibility_declared_on: string | null;
  references_on: string | null;
  checks_on: string | null;
  notes: string | null;
  registered_on: string;
  state: VolunteerState;
  state_why: string | null;
  placed_until: Generated<string | null>;
  left_on: string | null;
  entered_by: string;
  entered_at: Date;
}

export interface BoardVacancyTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  seat_id: number;
  skills: Json<readonly string[]>;
  says: string;
  published_on: string;
  state: 'open' | 'filled' | 'withdrawn';
  closed_on: Generated<string | null>;
  closed_why: Generated<string | null>;
  entered_by: string;
  entered_at: Date;
}

export interface GovernorIntroductionTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  vacancy_id: number;
  volunteer_id: number;
  person_name: string;
  email: string;
  state: IntroductionState;
  why: Json<readonly string[]>;
  introduced_on: string;
  introduced_by: string;
  introduced_by_account: number | null;
  meeting_on: Generated<string | null>;
  meeting_at: Generated<string | null>;
  meeting_place: Generated<string | null>;
  met_on: Generated<string | null>;
  closed_on: Generated<string | null>;
  closed_by_side: Generated<'board' | 'volunteer' | 'service' | null>;
  closed_why: Generated<string | null>;
  term_id: Generated<number | null>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    governor_volunteer: GovernorVolunteerTable;
    board_vacancy: BoardVacancyTable;
    governor_introduction: GovernorIntroductionTable;
  }
}
