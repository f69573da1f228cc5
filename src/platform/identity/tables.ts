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

/** Asked for, invited but not yet accepted, in use, or shut. */
export type AccountState = 'requested' | 'invited' | 'active' | 'disabled';
/** 'oidc': with the council's identity provider and in no other way. */
export type SignInMethod = 'password' | 'oidc';

export interface AccountTable {
  id: Generated<number>;
  authority_id: number;
  email: string;
  name: string;
  job_title: string | null;
  role: string;
  /** Argon2id; null for somebody who cannot sign in with a password. */
  password_hash: string | null;
  state: GivenByTheDatabase<AccountState>;
  /** The last day it can be used, as YYYY-MM-DD. */
  expires_on: GivenByTheDatabase<string | null>;
  sign_in_method: GivenByTheDatabase<SignInMethod>;
  created_at: GivenByTheDatabase<Date>;
  last_signed_in_at: Date | null;
}

/** How somebody came to be signed in. */
export type SessionMethod = 'password' | 'recovery-code' | 'oidc' | 'demonstration';

export interface SessionTable {
  id: Generated<number>;
  /** SHA-256 of what is in the cookie, so that a copy of the table opens nothing. */
  id_hash: string;
  account_id: number;
  created_at: Instant;
  last_seen_at: Instant;
  expires_at: Instant;
  notice: JSONColumnType<{ kind: 'success' | 'important'; text: string } | null, string | null, string | null>;
  method: GivenByTheDatabase<SessionMethod>;
  /** "Chrome on Windows". */
  device: GivenByTheDatabase<string>;
  address: GivenByTheDatabase<string | null>;
  pending_factor: GivenByTheDatabase<string | null>;
}

export interface HalfSessionTable {
  id_hash: string;
  authority_id: number;
  account_id: number;
  created_at: Instant;
  expires_at: Instant;
  return_to: string;
  pending_factor: string | null;
  has_passed: GivenByTheDatabase<boolean>;
}

export interface SecondFactorTable {
  account_id: number;
  authority_id: number;
  sealed_secret: string;
  last_step: number;
  enrolled_at: Instant;
}

export interface RecoveryCodeTable {
  code_hash: string;
  authority_id: number;
  account_id: number;
  created_at: Instant;
  used_at: Date | null;
}

export interface IdentityLinkTable {
  issuer: string;
  subject: string;
  authority_id: number;
  account_id: number;
  linked_at: Instant;
}

export interface AccountLinkTable {
  secret_hash: string;
  authority_id: number;
  account_id: number;
  purpose: 'invitation' | 'password-reset';
  created_at: Instant;
  expires_at: Instant;
  used_at: Date | null;
}

export interface KnownDeviceTable {
  account_id: number;
  device_hash: string;
  authority_id: number;
  device: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
}

export interface KeptFormTable {
  secret_hash: string;
  authority_id: number;
  account_id: number;
  sealed_form: string;
  created_at: Instant;
  expires_at: Instant;
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
    half_session: HalfSessionTable;
    second_factor: SecondFactorTable;
    recovery_code: RecoveryCodeTable;
    identity_link: IdentityLinkTable;
    account_link: AccountLinkTable;
    known_device: KnownDeviceTable;
    kept_form: KeptFormTable;
    sign_in_failure: SignInFailureTable;
    api_token: ApiTokenTable;
  }
}
