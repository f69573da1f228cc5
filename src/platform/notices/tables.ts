import type { ColumnType, Generated } from 'kysely';

/** `urgent` goes out by mail at once, whatever was chosen but none at all. */
export type Urgency = 'urgent' | 'usual';
export type ByMail = 'at-once' | 'daily' | 'weekly' | 'none';

export interface NoticeTable {
  id: Generated<number>;
  authority_id: number;
  account_id: number;
  kind: string;
  urgency: Urgency;
  subject: string;
  href: string;
  made_at: ColumnType<Date, Date | undefined, never>;
  read_at: Date | null;
  mail_done_at: Date | null;
}

export interface NoticeChoiceTable {
  account_id: number;
  authority_id: number;
  by_mail: ByMail;
  chosen_at: ColumnType<Date, Date, Date>;
}

declare module '../database/tables.ts' {
  interface Tables {
    notice: NoticeTable;
    notice_choice: NoticeChoiceTable;
  }
}
