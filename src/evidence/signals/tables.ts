import type { ColumnType, Generated } from 'kysely';
import type { SignalFact } from './signal.ts';
import type { SignalRule } from './signal-rules.ts';

export type SignalOutcome = 'known' | 'acting' | 'mistaken';

declare module '../../platform/database/tables.ts' {
  interface Tables {
    signal: {
      id: Generated<number>;
      authority_id: number;
      provider_id: number;
      rule: SignalRule;
      evidence: string;
      says: string;
      facts: ColumnType<readonly SignalFact[], string, string>;
      raised_on: string;
      ended_on: string | null;
      reviewed_by: string | null;
      reviewed_at: Date | null;
      outcome: SignalOutcome | null;
      note: string | null;
    };
  }
}
