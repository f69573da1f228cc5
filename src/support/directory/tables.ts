import type { Phase } from '../common/phases.ts';
import type { ColumnType, Generated } from 'kysely';
import type { AudienceGroup, NewsKind } from './news.ts';
import type { ServiceCategory } from './service.ts';

type Json<T> = ColumnType<T, string, string>;

interface Entered {
  id: Generated<number>;
  authority_id: number;
  changed: Generated<number>;
  entered_by: string;
  entered_at: Date;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Date | null>;
  withdrawn_reason: Generated<string | null>;
}

export interface DirectoryServiceTable extends Entered {
  category: ServiceCategory;
  name: string;
  says: string;
  phases: Json<readonly Phase[]>;
  locality_id: number | null;
  email: string | null;
  phone: string | null;
  web: string | null;
  owner_account_id: number;
  reviewed_on: string;
  review_due_on: string;
}

export interface NewsItemTable extends Entered {
  kind: NewsKind;
  title: string;
  says: string;
  starts_on: string;
  ends_on: string | null;
  from_time: string | null;
  to_time: string | null;
  place: string | null;
  web: string | null;
  audience: Json<readonly AudienceGroup[]>;
  locality_id: number | null;
  told_on: Generated<string | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    directory_service: DirectoryServiceTable;
    news_item: NewsItemTable;
  }
}
