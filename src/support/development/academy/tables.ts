import type { Phase } from '../../common/phases.ts';
import type { ColumnType, Generated } from 'kysely';
import type { CourseKind, CourseRole, PartnerKind, Skill, Stage } from './catalogue.ts';
import type { TrainingKind } from '../../governors/boards/training.ts';
import type { CourseTerms } from './charge.ts';
import type { BookingState } from './decide-places.ts';

type Json<T> = ColumnType<T, string, string>;

interface Withdrawable {
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

interface Entered {
  id: Generated<number>;
  authority_id: number;
  entered_by: string;
  entered_at: Date;
}

export interface AcademyPartnerTable extends Entered, Withdrawable {
  name: string;
  kind: PartnerKind;
  says: string;
  contact_name: string;
  contact_email: string;
  web: string | null;
  changed: Generated<number>;
}

export interface AcademyCourseTable extends Entered, Withdrawable {
  partner_id: number | null;
  kind: CourseKind;
  title: string;
  says: string;
  length: string;
  roles: Json<readonly CourseRole[]>;
  phases: Json<readonly Phase[]>;
  stages: Json<readonly Stage[]>;
  skills: Json<readonly Skill[]>;
  price_pence: number;
  terms: Json<CourseTerms>;
  governor_training: Generated<TrainingKind | null>;
  changed: Generated<number>;
}

export interface AcademySessionTable extends Entered {
  course_id: number;
  days: Json<readonly string[]>;
  first_on: string;
  last_on: string;
  starts_at: string;
  ends_at: string;
  place: string;
  link: string | null;
  places: number;
  booking_closes_on: string;
  free_until: string;
  state: 'planned' | 'open' | 'cancelled';
  cancelled_reason: Generated<string | null>;
  cancelled_by: Generated<string | null>;
  cancelled_at: Generated<Date | null>;
  changed: Generated<number>;
}

export interface AcademyBookingTable {
  id: Generated<number>;
  authority_id: number;
  session_id: number;
  provider_id: number | null;
  account_id: number | null;
  person_name: string;
  person_role: string;
  person_email: string;
  state: BookingState;
  asked_by: string;
  asked_by_account: number | null;
  asked_at: Date;
  form: string | null;
  booked_at: Date | null;
  promoted_at: Generated<Date | null>;
  promoted_on: Generated<string | null>;
  moved_on: Generated<string | null>;
  cancelled_by: Generated<string | null>;
  cancelled_at: Generated<Date | null>;
  cancelled_reason: Generated<string | null>;
  attendance: Generated<'attended' | 'partly' | 'absent' | null>;
  attendance_by: Generated<string | null>;
  attendance_at: Generated<Date | null>;
  reminded_week_at: Generated<Date | null>;
  reminded_day_at: Generated<Date | null>;
}

export interface AcademyEvaluationTable {
  id: Generated<number>;
  authority_id: number;
  booking_id: number;
  account_id: number | null;
  usefulness: number;
  teaching: number;
  would_recommend: boolean;
  will_change: string | null;
  skills_wanted: Json<readonly Skill[]>;
  answered_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    academy_partner: AcademyPartnerTable;
    academy_course: AcademyCourseTable;
    academy_session: AcademySessionTable;
    academy_booking: AcademyBookingTable;
    academy_evaluation: AcademyEvaluationTable;
  }
}
