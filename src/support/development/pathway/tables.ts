import type { Phase } from '../../common/phases.ts';
import type { ColumnType } from 'kysely';
import type { CourseRole, Skill, Stage } from '../academy/catalogue.ts';
import type { Npq } from './pathway.ts';

export interface PathwayRecordTable {
  account_id: number;
  authority_id: number;
  stage: Stage;
  role: CourseRole;
  phase: Phase | null;
  npqs: ColumnType<readonly Npq[] | null, string, string>;
  wants: ColumnType<readonly Skill[] | null, string, string>;
  aims: string | null;
  shared_with: number | null;
  changed_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    pathway_record: PathwayRecordTable;
  }
}
