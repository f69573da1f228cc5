import type { ColumnType, Generated } from 'kysely';

/** Empty when the row begins. */
type Later<T> = ColumnType<T | null, undefined, T | null>;

declare module '../../../platform/database/tables.ts' {
  interface Tables {
    visit_attachment: {
      id: Generated<number>;
      authority_id: number;
      part_id: number;
      file_id: number;
      what: string;
      is_shared: boolean;
      added_by: string;
      added_at: Date;
      removed_by: Later<string>;
      removed_at: Later<Date>;
      removed_reason: Later<string>;
    };
  }
}
