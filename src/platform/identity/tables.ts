import type { ColumnType, Generated, JSONColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;
type GivenByTheDatabase<T> = ColumnType<T, T | undefined, T>;

export interface AuthorityTable {
  id: Generated<number>;
  la_code: string;
  name: string;
  is_demonstration: GivenByTheDatabase<boolean>;
  created_at: GivenByTheDatabase<Date>;
}

export interface AccountTable {
  id: Generated<number>;
  authority_id: number;
  email: string;
  name: string;
  job_title: string | null;
  role: string;
  /** Argon2id; null for somebody who cannot sign in with a password. */
  password_hash: string | null;
  state: GivenByTheDatabase<'active' | 'disabled'>;
  created_at: GivenByTheDatabase<Date>;
  last_signed_in_at: Date | null;
}

export interface SessionTable {
  /** SHA-256 of what is in the cookie, so that a copy of the table opens nothing. */
  id_hash: string;
  account_id: number;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  notice: JSONColumnType<{ kind: 'success' | 'important'; text: string } | null, string | null, string | null>;
}

export interface SignInFailureTable {
  /** Of the email, or of the email and the address. */
  counted_hash: string;
  failures: number;
  last_failed_at: Instant;
  blocked_until: Date | null;
  known: GivenByTheDatabase<boolean>;
}

export interface ApiTokenTable {
  id: Generated<number>;
  authority_id: number;
  name: string;
  role: string;
  token_hash: string;
  created_at: Instant;
  created_by: string;
  expires_on: string | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

declare module '../database/tables.ts' {
  interface Tables {
    authority: AuthorityTable;
    account: AccountTable;
    session: SessionTable;
    sign_in_failure: SignInFailureTable;
    api_token: ApiTokenTable;
  }
}
