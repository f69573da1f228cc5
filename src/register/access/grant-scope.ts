import './tables.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** What one reach is of: a provider, a trust, a locality (by id), a diocese by GIAS's code, or a strand of work. */
export type Reach =
  | { readonly kind: 'provider'; readonly providerId: number }
  | { readonly kind: 'trust'; readonly organisationId: number }
  | { readonly kind: 'locality'; readonly localityId: number }
  | { readonly kind: 'diocese'; readonly dioceseCode: string }
  | { readonly kind: 'strand'; readonly strand: string };

export type ScopeHolder = { readonly accountId: number } | { readonly tokenId: number };

export interface ScopeGrant {
  readonly holder: ScopeHolder;
  readonly authorityId: number;
  readonly reach: Reach;
  /** Today where it is not given, as YYYY-MM-DD. */
  readonly from?: string;
  /** The last day; until it is ended where it is not given. */
  readonly to?: string;
  readonly reason: string;
}

/** Lets an account or a token reach one thing more, from a day and perhaps to one. Answers the scope's id. */
export async function grantScope(tx: Tx, clock: Clock, actor: Actor, { holder, authorityId, reach, from, to, reason }: ScopeGrant): Promise<number> {
  await sayWhen(tx, clock);
  const { id } = await tx
    .insertInto('access_scope')
    .values({
      authority_id: authorityId,
      account_id: 'accountId' in holder ? holder.accountId : null,
      token_id: 'tokenId' in holder ? holder.tokenId : null,
      kind: reach.kind,
      provider_id: reach.kind === 'provider' ? reach.providerId : null,
      organisation_id: reach.kind === 'trust' ? reach.organisationId : null,
      locality_id: reach.kind === 'locality' ? reach.localityId : null,
      diocese_code: reach.kind === 'diocese' ? reach.dioceseCode : null,
      strand: reach.kind === 'strand' ? reach.strand : null,
      valid_from: from ?? clock.today(),
      valid_to: to ?? null,
      reason,
      granted_by: actor.name,
      granted_at: clock.now(),
      ended_by: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const subject = 'accountId' in holder ? { kind: 'account', id: holder.accountId } : { kind: 'token', id: holder.tokenId };
  await recordAudit(tx, {
    actor,
    event: 'scope.granted',
    subject,
    reason,
    after: { ...reach, from: from ?? clock.today(), to: to ?? null },
    authorityId,
  });
  return id;
}
