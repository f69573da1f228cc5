import type { Generated } from 'kysely';

export interface GovernorsLetterTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  term: string;
  version: number;
  introduction: string;
  findings: string;
  must_do: Generated<string | null>;
  questions: string;
  drafted_by: string;
  drafted_at: Date;
  issued_on: Generated<string | null>;
  issued_by: Generated<string | null>;
  issued_at: Generated<Date | null>;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    governors_letter: GovernorsLetterTable;
  }
}
