import type { ColumnType, Generated } from 'kysely';
import type { Answer } from './attendance.ts';
import type { MeetingState } from './meeting.ts';
import type { MemberGroup } from './member-groups.ts';
import type { PartnerKind } from './seat.ts';

/** Empty when the row begins. */
type Later<T> = ColumnType<T | null, undefined, T | null>;

/** What somebody or something that belongs to a network from a day on has in common. */
interface SeatColumns {
  id: Generated<number>;
  authority_id: number;
  locality_id: number;
  from_on: string;
  to_on: Later<string>;
  entered_by: string;
  entered_at: Date;
  ended_by: Later<string>;
  ended_at: Later<Date>;
  ended_reason: Later<string>;
  withdrawn_by: Later<string>;
  withdrawn_at: Later<Date>;
  withdrawn_reason: Later<string>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    network_coordinator: SeatColumns & { account_id: number };
    network_person: SeatColumns & { account_id: number | null; name: string; part: string };
    network_partner: SeatColumns & {
      kind: PartnerKind;
      name: string;
      provider_id: number | null;
      contact_name: string | null;
      contact: string | null;
      offers: string;
    };
    network_meeting: {
      id: Generated<number>;
      authority_id: number;
      locality_id: number;
      on_day: string;
      starts_at: string;
      ends_at: string;
      place: string | null;
      link: string | null;
      chair: string;
      invited: readonly MemberGroup[];
      agenda: readonly string[];
      state: Generated<MeetingState>;
      notes: Later<string>;
      cancelled_reason: Later<string>;
      planned_by: string;
      planned_at: Date;
      state_by: Later<string>;
      state_at: Later<Date>;
      version: Generated<number>;
    };
    network_paper: {
      id: Generated<number>;
      authority_id: number;
      meeting_id: number;
      title: string;
      file_id: number | null;
      href: string | null;
      added_by: string;
      added_at: Date;
      removed_by: Later<string>;
      removed_at: Later<Date>;
      removed_reason: Later<string>;
    };
    network_attendance: {
      id: Generated<number>;
      authority_id: number;
      meeting_id: number;
      provider_id: number | null;
      person_id: number | null;
      answer: Answer;
      recorded_by: string;
      recorded_at: Date;
    };
    network_priority: {
      id: Generated<number>;
      authority_id: number;
      locality_id: number;
      title: string;
      why: string;
      measure_id: string | null;
      period: string | null;
      cited: string | null;
      other_evidence: string | null;
      doing: string;
      to_be_seen: string;
      from_on: string;
      to_on: string;
      came_of_it: Later<string>;
      closed_on: Later<string>;
      agreed_by: string;
      agreed_at: Date;
      version: Generated<number>;
      withdrawn_by: Later<string>;
      withdrawn_at: Later<Date>;
      withdrawn_reason: Later<string>;
    };
  }
}
