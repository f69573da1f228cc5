import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import '../tables.ts';

/** What a hold covers: a provider, a person, or every record of one kind. */
export type HoldSubject =
  | { readonly of: 'provider'; readonly providerId: number }
  | { readonly of: 'person'; readonly name: string | null; readonly email: string | null }
  | { readonly of: 'kind'; readonly kind: string };

export interface NewHold {
  readonly subject: HoldSubject;
  readonly reason: string;
  readonly reviewOn: string;
}

/** From now on nothing that the hold covers is erased. Answers its id. */
export async function placeHold(tx: Tx, doing: Doing, authority: OwnAuthority, { subject, reason, reviewOn }: NewHold): Promise<number> {
  await takeTurn(tx, doing, authority);
  const covered = {
    provider_id: subject.of === 'provider' ? subject.providerId : null,
    person_name: subject.of === 'person' ? subject.name : null,
    person_email: subject.of === 'person' ? subject.email : null,
    record_kind: subject.of === 'kind' ? subject.kind : null,
  };
  const { id } = await tx
    .insertInto('legal_hold')
    .values({ authority_id: authority.id, ...covered, reason, review_on: reviewOn, placed_by: doing.actor.name, placed_at: doing.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'legal-hold', id },
    reason,
    after: { ...covered, reviewOn },
    reference: doing.reference,
  });
  return id;
}
