import type { Generated } from 'kysely';
import type { PupilGroup, State } from './practice-entry.ts';
import type { Phase, Theme } from './themes.ts';

export interface PracticeEntryTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  title: string;
  theme: Theme;
  phase: Phase;
  pupils: PupilGroup;
  context: string;
  done: string;
  measure: string;
  was: string;
  became: string;
  how_known: string;
  limits: string;
  contact: string;
  agreed_by: string | null;
  agreed_on: string | null;
  state: State;
  visit_id: number | null;
  proposed_by: string;
  proposed_at: Date;
  published_by: Generated<string | null>;
  published_at: Generated<Date | null>;
  reviewed_by: Generated<string | null>;
  reviewed_on: Generated<string | null>;
  review_due_on: Generated<string | null>;
  ended_by: Generated<string | null>;
  ended_at: Generated<Date | null>;
  ended_reason: Generated<string | null>;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    practice_entry: PracticeEntryTable;
  }
}
