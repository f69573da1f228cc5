import type { Generated } from 'kysely';

export interface MailTable {
  id: Generated<number>;
  authority_id: number;
  to_address: string;
  subject: string;
  /** Null once it is delivered. */
  body: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
  failed_reason: string | null;
  attempts: Generated<number>;
}

declare module '../database/tables.ts' {
  interface Tables {
    mail: MailTable;
  }
}
