import type { ColumnType, Generated } from 'kysely';

export type ScopeKind = 'provider' | 'trust' | 'locality' | 'diocese' | 'strand';

export interface AccessScopeTable {
  id: Generated<number>;
  authority_id: number;
  /** Whose reach it is: an account's or a token's. */
  account_id: number | null;
  token_id: number | null;
  kind: ScopeKind;
  /** The one of these five that the kind names. */
  provider_id: number | null;
  organisation_id: number | null;
  locality_id: number | null;
  diocese_code: string | null;
  strand: string | null;
  valid_from: string;
  /** The last day; null until it is ended. */
  valid_to: string | null;
  reason: string;
  granted_by: string;
  granted_at: ColumnType<Date, Date, never>;
  ended_by: string | null;
  ended_at: Date | null;
}

/** Who advises a provider, with dates of its own. */
export interface AllocationTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  account_id: number;
  part: 'lead' | 'support' | 'cover';
  valid_from: string;
  valid_to: string | null;
  reason: string;
  entered_by: string;
  entered_at: ColumnType<Date, Date, never>;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    access_scope: AccessScopeTable;
    allocation: AllocationTable;
  }
}
