import type { ColumnType, Generated } from 'kysely';
import type { Judged } from './areas.ts';
import type { EnteredInspectionFacts, KeptInspection } from './timeline.ts';

export interface InspectionTable {
  /** URN, kind, and the day it began. */
  key: string;
  urn: number;
  kind: KeptInspection['kind'];
  number: string | null;
  inspection_type: string | null;
  started_on: string | null;
  published_on: string | null;
  relates_to_current_urn: string | null;
  urn_at_inspection: number | null;
  category_of_concern: string | null;
  safeguarding: string | null;
  overall: string | null;
  outcome: string | null;
  judgements: Readonly<Record<string, string>>;
  first_release_id: number;
  release_id: number;
}

export interface EnteredInspectionTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  kind: EnteredInspectionFacts['kind'];
  inspected_on: string;
  published_on: string | null;
  body: string;
  of_predecessor: boolean;
  overall: string | null;
  judgements: ColumnType<readonly Judged[], string, string>;
  safeguarding: string | null;
  category_of_concern: string | null;
  outcome: string | null;
  source: string;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    inspection: InspectionTable;
    entered_inspection: EnteredInspectionTable;
  }
}
