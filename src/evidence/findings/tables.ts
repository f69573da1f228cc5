import type { Generated } from 'kysely';
import type { FindingKind } from './finding-kinds.ts';

export interface FindingTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  kind: FindingKind;
  value: string | null;
  title: string | null;
  valid_from: string;
  valid_to: string | null;
  source: string;
  document_reference: string | null;
  confirmed_by: string;
  confirmed_role: string | null;
  entered_at: Date;
  ended_on: Generated<string | null>;
  ended_by: Generated<string | null>;
  ended_at: Generated<Date | null>;
  ended_reason: Generated<string | null>;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    finding: FindingTable;
  }
}
