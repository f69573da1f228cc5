import { sql } from 'kysely';
import { sealedFields, type EventAsText } from './chain.ts';

/** An event with the hash that is stored beside it. */
export type StoredEvent = EventAsText & { readonly hash: string | null };

/** Their names are the columns’ own, so what is ordered by has to be named with its table, or it is ordered as text. The columns of `audit_event` as the chain's rule wants them, whatever the session's settings. */
export const readAsText = sql.join(
  [...sealedFields, 'hash' as const].map((field) =>
    field === 'occurred_at'
      ? sql`to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at`
      : sql`${sql.ref(field)}::text as ${sql.id(field)}`,
  ),
);
