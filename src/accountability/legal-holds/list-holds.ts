import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { anyOf, isAboutProvider, isMentionedIn, isPersonIn, never, type OwnAuthority, type PersonSought } from '../records/build-conditions.ts';
import { findPerson } from '../records/find-person.ts';
import '../tables.ts';

export interface LegalHold {
  readonly id: number;
  readonly providerId: number | null;
  readonly providerName: string | null;
  readonly personName: string | null;
  readonly personEmail: string | null;
  readonly recordKind: string | null;
  readonly reason: string;
  readonly reviewOn: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedReason: string | null;
}

/** Every hold there is or was: those in force first, and of those the one to be reviewed soonest. */
export async function listHolds(reader: Reader, authorityId: number): Promise<LegalHold[]> {
  return reader
    .selectFrom('legal_hold as h')
    .leftJoin('provider as p', 'p.id', 'h.provider_id')
    .select(['h.id', 'h.provider_id as providerId', 'p.name as providerName', 'h.person_name as personName', 'h.person_email as personEmail'])
    .select(['h.record_kind as recordKind', 'h.reason', 'h.review_on as reviewOn', 'h.placed_by as placedBy', 'h.placed_at as placedAt'])
    .select(['h.lifted_by as liftedBy', 'h.lifted_at as liftedAt', 'h.lifted_reason as liftedReason'])
    .where('h.authority_id', '=', authorityId)
    .orderBy(sql`h.lifted_at is not null`)
    .orderBy('h.review_on')
    .orderBy('h.id')
    .execute();
}

/** A hold in force, with whom it is about looked up once. */
export interface HoldInForce {
  readonly hold: LegalHold;
  readonly person: PersonSought | null;
}

export async function listHoldsInForce(reader: Reader, authority: OwnAuthority): Promise<HoldInForce[]> {
  const inForce = (await listHolds(reader, authority.id)).filter(({ liftedAt }) => liftedAt === null);
  const found: HoldInForce[] = [];
  for (const hold of inForce) {
    const { personName: name, personEmail: email } = hold;
    found.push({ hold, person: name === null && email === null ? null : await findPerson(reader, authority, { name, email }) });
  }
  return found;
}

function covers(kinds: readonly RecordKind[], kind: RecordKind, { hold, person }: HoldInForce): RawBuilder<boolean> {
  if (hold.recordKind !== null) return sql<boolean>`${hold.recordKind === kind.kind}::boolean`;
  if (hold.providerId !== null) return isAboutProvider(kinds, kind, hold.providerId) ?? never;
  if (person === null) return never;
  return anyOf([isPersonIn(kind, person, 'subject'), isPersonIn(kind, person, 'author'), isMentionedIn(kind, person)]);
}

/** The id of a hold that covers the row `t`, or null: an expression. */
export function holdOn(kinds: readonly RecordKind[], kind: RecordKind, holds: readonly HoldInForce[]): RawBuilder<number | null> {
  if (holds.length === 0) return sql<null>`null::integer`;
  return sql<number | null>`case ${sql.join(
    holds.map((each) => sql`when ${covers(kinds, kind, each)} then ${each.hold.id}::integer`),
    sql` `,
  )} end`;
}
