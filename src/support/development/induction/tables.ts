import type { Generated } from 'kysely';
import type { ChangeStanding, HeadChangeState, LooksLike } from './head-change.ts';

export interface HeadChangeTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  role: 'headteacher' | 'manager';
  person_name: string;
  previous_name: string | null;
  standing: ChangeStanding | null;
  begins_on: string | null;
  known_from: string;
  came_from: 'post' | 'register';
  post_id: number | null;
  release_id: number | null;
  looks_like: LooksLike;
  proposed_at: Date;
  state: HeadChangeState;
  run_id: number | null;
  answered_by: string | null;
  answered_at: Date | null;
  answer_reason: string | null;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    head_change: HeadChangeTable;
  }
}
