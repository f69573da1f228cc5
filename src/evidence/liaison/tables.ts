import type { Generated } from 'kysely';
import type { ItemKind, LiaisonBody } from './may-share.ts';

export interface LiaisonMeetingTable {
  id: Generated<number>;
  authority_id: number;
  body: LiaisonBody;
  organisation_id: number | null;
  diocese_code: string | null;
  body_name: string;
  held_on: string;
  planned_by: string;
  planned_at: Date;
  present: Generated<string | null>;
  closed_by: Generated<string | null>;
  closed_at: Generated<Date | null>;
}

export interface LiaisonItemTable {
  id: Generated<number>;
  authority_id: number;
  meeting_id: number;
  provider_id: number;
  kind: ItemKind;
  text: string;
  decision: Generated<string | null>;
  decided_by: Generated<string | null>;
  decided_at: Generated<Date | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    liaison_meeting: LiaisonMeetingTable;
    liaison_item: LiaisonItemTable;
  }
}
