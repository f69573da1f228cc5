import '../../platform/identity/tables.ts';
import '../access/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { scopeName } from '../accounts/find-accounts.ts';

export interface AuthorityToken {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresOn: string | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** What it reaches, or ever did; empty for one that reaches the whole authority. */
  readonly reaches: readonly string[];
}

/** The tokens of an authority, those that work first: never the tokens themselves, which are not kept. */
export async function listAuthorityTokens(reader: Reader, authorityId: number, today: string): Promise<AuthorityToken[]> {
  const { rows } = await sql<AuthorityToken>`
    select t.id, t.name, t.role, t.created_by as "createdBy", t.created_at as "createdAt", t.expires_on as "expiresOn",
      t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt",
      coalesce((select json_agg(${scopeName} order by s.id) from access_scope s where s.token_id = t.id), '[]') as reaches
    from api_token t where t.authority_id = ${authorityId}
    order by t.revoked_at is not null or coalesce(t.expires_on < ${today}::date, false), t.id desc`.execute(reader);
  return rows;
}
