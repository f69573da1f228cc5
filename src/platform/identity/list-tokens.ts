import './tables.ts';
import type { Reader } from '../database/database.ts';

export interface ListedToken {
  readonly id: number;
  readonly authority: string;
  readonly name: string;
  readonly role: string;
  readonly createdBy: string;
  readonly expiresOn: string | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Never the tokens themselves, which are not kept. */
export async function listTokens(reader: Reader): Promise<ListedToken[]> {
  return reader
    .selectFrom('api_token as t')
    .innerJoin('authority as u', 'u.id', 't.authority_id')
    .select(['t.id', 'u.name as authority', 't.name', 't.role'])
    .select(['t.created_by as createdBy', 't.expires_on as expiresOn', 't.last_used_at as lastUsedAt', 't.revoked_at as revokedAt'])
    .orderBy('t.id')
    .execute();
}
