import type { ColumnType, Generated } from 'kysely';
import type { BoardConstitution, SeatCategory } from './constitution.ts';
import type { InductionStep } from './induction.ts';
import type { BoardOffice, MeetingTime } from './board-words.ts';
import type { SupportKind } from './chair-support.ts';
import type { TrainingKind } from './training.ts';

type Json<T> = ColumnType<T, string, string>;

interface Entered {
  id: Generated<number>;
  authority_id: number;
  entered_by: string;
  entered_at: Date;
}

interface OfProvider extends Entered {
  provider_id: number;
}

/** Whom a row is about, as their term names them. */
interface OfPerson extends OfProvider {
  term_id: number;
  person_name: string;
  account_id: number | null;
}

interface Withdrawable {
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface GoverningBoardTable extends OfProvider {
  constitution: BoardConstitution;
  in_force_from: string;
  meets: string | null;
  meeting_time: MeetingTime;
}

export interface BoardSeatTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  board_id: number;
  category: SeatCategory;
  from_on: string;
  ended_on: Generated<string | null>;
}

export interface BoardTermTable extends OfProvider, Withdrawable {
  seat_id: number;
  person_name: string;
  account_id: number | null;
  volunteer_id: number | null;
  email: string | null;
  telephone: string | null;
  how_appointed: string;
  from_on: string;
  to_on: string | null;
  left_on: Generated<string | null>;
  left_why: Generated<string | null>;
  sits_on_panels: boolean;
  mentor_term_id: Generated<number | null>;
  interests_on: string | null;
  dbs_on: string | null;
}

export interface BoardOfficerTable extends OfProvider, Withdrawable {
  office: BoardOffice;
  person_name: string;
  from_on: string;
  to_on: string | null;
}

export interface CompetencyListTable {
  id: Generated<number>;
  authority_id: number;
  version: number;
  document: Json<unknown>;
  basis: string;
  adopted_by: string;
  adopted_at: Date;
}

export interface SkillsReturnTable extends OfPerson {
  list_version: number;
  answers: Json<Readonly<Record<string, number>>>;
  by_themselves: boolean;
}

export interface GovernorTrainingTable extends OfPerson, Withdrawable {
  kind: TrainingKind;
  done_on: string;
  how: string;
}

export interface GovernorInductionStepTable extends OfPerson {
  step: InductionStep;
  done_on: string;
  note: string | null;
}

export interface ChairSupportTable extends OfProvider {
  kind: SupportKind;
  says: string;
  offered_on: string;
  answer: Generated<'accepted' | 'declined' | null>;
  answered_on: Generated<string | null>;
  answered_by: Generated<string | null>;
  done_on: Generated<string | null>;
  outcome: Generated<string | null>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    governing_board: GoverningBoardTable;
    board_seat: BoardSeatTable;
    board_term: BoardTermTable;
    board_officer: BoardOfficerTable;
    competency_list: CompetencyListTable;
    skills_return: SkillsReturnTable;
    governor_training: GovernorTrainingTable;
    governor_induction_step: GovernorInductionStepTable;
    chair_support: ChairSupportTable;
  }
}
