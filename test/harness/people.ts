import type { Clock } from '../../src/platform/clock.ts';
import type { Config } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { sessionCookie, sessionRules } from '../../src/platform/http/visitor.ts';
import { anonymous } from '../../src/platform/identity/actor.ts';
import { startSession } from '../../src/platform/identity/sessions.ts';
import { createToken } from '../../src/platform/identity/tokens.ts';
import { grantScope, type Reach, type ScopeHolder } from '../../src/register/access/grant-scope.ts';

interface Means {
  readonly db: Database;
  readonly clock: Clock;
  readonly config: Config;
}

export interface PersonOptions {
  readonly authorityId: number;
  /** What they reach beside what the role says: their own provider, trust, locality … */
  readonly reaches?: readonly Reach[];
  readonly name?: string;
  /** Providers allocated to them. */
  readonly caseload?: readonly number[];
}

/** Somebody new with this role, who is not signed in. */
export async function addPerson(
  { db, clock }: Means,
  role: string,
  { authorityId, reaches = [], caseload = [], name }: PersonOptions,
): Promise<number> {
  return db.transaction(async (tx) => {
    const { id } = await tx
      .insertInto('account')
      .values({
        authority_id: authorityId,
        email: `${crypto.randomUUID()}@example.invalid`,
        name: name ?? `Test ${role}`,
        role,
        job_title: null,
        password_hash: null,
        last_signed_in_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const reach of reaches) await grantScope(tx, clock, anonymous, grant({ accountId: id }, authorityId, reach));
    for (const providerId of caseload) {
      const given = {
        authority_id: authorityId,
        provider_id: providerId,
        account_id: id,
        part: 'lead',
        valid_from: '2020-01-01',
        valid_to: null,
      } as const;
      const entered = { reason: 'Test', entered_by: 'Test', entered_at: clock.now(), withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null };
      await tx
        .insertInto('allocation')
        .values({ ...given, ...entered })
        .execute();
    }
    return id;
  });
}

/** Signs somebody in once more, and answers the cookie of that, for `headers: { cookie }`. */
export async function signInAgain({ db, clock, config }: Means, accountId: number): Promise<string> {
  const secret = await db.transaction((tx) => startSession(tx, clock, accountId, sessionRules(config)));
  return `${sessionCookie(config)}=${secret}`;
}

/** A token with this role, for `headers: { authorization: 'Bearer …' }`. */
export async function addToken({ db, clock }: Means, role: string, { authorityId, reaches = [], name }: PersonOptions): Promise<string> {
  return db.transaction(async (tx) => {
    const token = await createToken(tx, clock, anonymous, { authorityId, role, name: name ?? `Test ${role}` });
    if (reaches.length > 0) {
      const { id } = await tx.selectFrom('api_token').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
      for (const reach of reaches) await grantScope(tx, clock, anonymous, grant({ tokenId: id }, authorityId, reach));
    }
    return token;
  });
}

const grant = (holder: ScopeHolder, authorityId: number, reach: Reach) => ({ holder, authorityId, reach, reason: 'Test', from: '2020-01-01' });
