import type { ColumnType, Generated } from 'kysely';
import type { Criterion } from './mentor-matching.ts';
import type { Context } from './mentoring-contexts.ts';
import type {
  AimsMet,
  ConflictSort,
  DoneKind,
  FeedbackScale,
  MeetingState,
  MenteePost,
  MentoringKind,
  MentorSort,
  MentorState,
  Moment,
  PairingState,
  Part,
  ReviewFinding,
  Rhythm,
  Side,
} from './mentoring-words.ts';
import type { Answer } from './pairing.ts';

interface Owned {
  id: Generated<number>;
  authority_id: number;
}
interface Entered extends Owned {
  entered_by: string;
  entered_at: Date;
}
interface Withdrawable extends Entered {
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface MentorTable extends Entered {
  account_id: number | null;
  name: string;
  contact: string | null;
  provider_id: number | null;
  firm: string | null;
  sort: MentorSort;
  kinds: MentoringKind[];
  phases: string[];
  contexts: Context[];
  languages: string;
  capacity: number;
  available_from: string;
  available_to: string | null;
  headship_said_by: string | null;
  state: MentorState;
  state_reason: string;
  state_since: string;
  state_by: string;
  changed_at: Date;
}

export interface MentorDoneTable extends Withdrawable {
  mentor_id: number;
  kind: DoneKind;
  which: string;
  done_on: string;
  seen_by: string;
}

export interface MentorConflictTable extends Withdrawable {
  mentor_id: number;
  provider_id: number;
  sort: ConflictSort;
  says: string | null;
  side: Part;
}

export interface MentoringNeedTable extends Owned {
  provider_id: number;
  kind: MentoringKind;
  account_id: number | null;
  person_name: string;
  contact: string | null;
  post: MenteePost;
  what_for: string | null;
  wants_same_phase: boolean;
  rather_not: string | null;
  wanted_from: string;
  asked_by: string;
  asked_by_account_id: number | null;
  asked_at: Date;
  closed_on: Generated<string | null>;
  closed_by: Generated<string | null>;
  closed_reason: Generated<string | null>;
}

export interface PairingTable extends Owned {
  provider_id: number;
  need_id: number;
  mentor_id: number;
  state: PairingState;
  explained: ColumnType<readonly Criterion[], string, string>;
  message: string | null;
  proposed_by: string;
  proposed_by_account_id: number | null;
  proposed_at: Date;
  mentor_answer: Generated<Answer | null>;
  mentor_answered_at: Generated<Date | null>;
  mentor_answered_by: Generated<string | null>;
  mentor_reason: Generated<string | null>;
  mentee_answer: Generated<Answer | null>;
  mentee_answered_at: Generated<Date | null>;
  mentee_answered_by: Generated<string | null>;
  mentee_reason: Generated<string | null>;
  aims: Generated<string | null>;
  how_often: Generated<Rhythm | null>;
  months: Generated<number | null>;
  confidentiality: Generated<string | null>;
  agreed_on: Generated<string | null>;
  agreed_by: Generated<string | null>;
  review_due_on: Generated<string | null>;
  ends_on: Generated<string | null>;
  reviewed_on: Generated<string | null>;
  reviewed_by: Generated<string | null>;
  review_finding: Generated<ReviewFinding | null>;
  review_says: Generated<string | null>;
  ended_on: Generated<string | null>;
  ended_by: Generated<string | null>;
  end_reason: Generated<string | null>;
  changed_at: Date;
}

export interface PairingMeetingTable extends Entered {
  pairing_id: number;
  state: MeetingState;
  on_day: string;
  starts_at: string | null;
  place: string;
  minutes: number | null;
  told: Generated<string | null>;
  told_draft: Generated<string | null>;
  told_side: Generated<Side | null>;
  told_agreed_at: Generated<Date | null>;
}

export interface PairingNoteTable extends Owned {
  pairing_id: number;
  meeting_id: number | null;
  account_id: number;
  says: string | null;
  written_by: string;
  written_at: Date;
}

export interface PairingFeedbackTable extends Owned {
  pairing_id: number;
  side: Side;
  moment: Moment;
  scale: FeedbackScale;
  says: string | null;
  aims_met: AimsMet | null;
  what_changed: string | null;
  given_by: string;
  given_on: string;
  given_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    mentor: MentorTable;
    mentor_done: MentorDoneTable;
    mentor_conflict: MentorConflictTable;
    mentoring_need: MentoringNeedTable;
    pairing: PairingTable;
    pairing_meeting: PairingMeetingTable;
    pairing_note: PairingNoteTable;
    pairing_feedback: PairingFeedbackTable;
  }
}
