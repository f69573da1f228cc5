import type { ColumnType, Generated } from 'kysely';
import type { FileKind } from './file-kind.ts';

declare module '../database/tables.ts' {
  interface Tables {
    file: {
      id: Generated<number>;
      authority_id: number;
      name: string;
      kind: FileKind;
      size: number;
      sha256: string;
      stored_by: string;
      stored_at: Date;
      whole_at: ColumnType<Date | null, undefined, Date>;
    };
    file_chunk: { id: Generated<number>; authority_id: number; file_id: number; part: number; bytes: Buffer };
  }
}
