import type { Generated } from 'kysely';
import type { BodyInspectionKind } from './body-inspection.ts';

interface Entered {
  readonly entered_by: string;
  readonly entered_at: Date;
  readonly withdrawn_by: Generated<string | null>;
  readonly withdrawn_at: Generated<Date | null>;
  readonly withdrawn_reason: Generated<string | null>;
}

export interface BodyInspectionTable extends Entered {
  id: Generated<number>;
  authority_id: number;
  /** Null: the authority itself. */
  organisation_id: number | null;
  kind: BodyInspectionKind;
  inspected_on: string;
  published_on: string | null;
  inspecting_body: string;
  outcome: string;
  source: string;
}

export interface BodyInspectionActionTable extends Entered {
  id: Generated<number>;
  authority_id: number;
  inspection_id: number;
  what: string;
  owner_role: string;
  due_on: string;
  done_on: Generated<string | null>;
  done_note: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    body_inspection: BodyInspectionTable;
    body_inspection_action: BodyInspectionActionTable;
  }
}
