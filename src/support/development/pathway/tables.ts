import type { ColumnType } from 'kysely';
import type { CoursePhase, CourseRole, Skill, Stage } from '../academy/catalogue.ts';
import type { Npq } from './pathway.ts';

type Json<T> = ColumnType<T, string, string>;

export interface PathwayRecordTable {
  account_id: number;
  authority_id: number;
  stage: Stage;
  role: CourseRole;
  phase: CoursePhase | null;
  npqs: Json<readonly Npq[]>;
  wants: Json<readonly Skill[]>;
  aims: string | null;
  shared_with: number | null;
  changed_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    pathway_record: PathwayRecordTable;
  }
}
