import type { Generated } from 'kysely';
import type { CoverId, PostId } from './vacancy.ts';

export interface WorkforceVacancyTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  post: PostId;
  skill: string;
  vacant_since: string;
  cover: CoverId;
  filled_on: Generated<string | null>;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface WorkforceTurnoverTable {
  id: Generated<number>;
  authority_id: number;
  provider_id: number;
  academic_year: string;
  staff: number;
  leavers: number;
  entered_by: string;
  entered_at: Date;
}

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    workforce_vacancy: WorkforceVacancyTable;
    workforce_turnover: WorkforceTurnoverTable;
  }
}
