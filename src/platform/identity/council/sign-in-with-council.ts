import '../tables.ts';
import { sql } from 'kysely';
import type { Result } from '../../../kernel/result.ts';
import { accepted, refused } from '../../../kernel/result.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Clock } from '../../clock.ts';
import type { Tx } from '../../database/database.ts';
import type { Actor } from '../actor.ts';
import { anonymous } from '../actor.ts';
import { isUsable } from '../usable-account.ts';
import type { CouncilIdentity } from './council-provider.ts';

interface Found {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly authority_id: number;
}

export interface CouncilMeans {
  /** The code of the authority that the provider vouches for; undefined where there is only one. */
  readonly laCode: string | undefined;
  readonly reference: string;
}

/**
 * Answers the account of whoever the council's provider says it is: the one linked to them, else, the first time, the one with the email
 * address that the provider vouches for, which is linked to them from then on. No account is made.
 */
export async function signInWithCouncil(tx: Tx, clock: Clock, identity: CouncilIdentity, means: CouncilMeans): Promise<Result<number>> {
  const { issuer, subject } = identity;
  const account = (await findLinked(tx, clock, identity)) ?? (await linkByEmail(tx, clock, identity, means));
  const audit = { after: { with: 'oidc', issuer }, reference: means.reference };
  if (account === null) {
    await recordAudit(tx, { ...audit, actor: anonymous, event: 'account.sign-in-failed', subject: null });
    return refused(`There is no account for ${identity.email.ok ? identity.email.value : `somebody known as ${subject}`}.`);
  }
  await recordAudit(tx, { ...audit, actor: actorOf(account), event: 'account.signed-in', subject: { kind: 'account', id: account.id } });
  return accepted(account.id);
}

async function findLinked(tx: Tx, clock: Clock, { issuer, subject }: CouncilIdentity): Promise<Found | null> {
  const row = await tx
    .selectFrom('identity_link as l')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .select(['a.id', 'a.name', 'a.role', 'a.authority_id'])
    .where('l.issuer', '=', issuer)
    .where('l.subject', '=', subject)
    .where(isUsable(clock))
    .executeTakeFirst();
  return row ?? null;
}

/** Somebody invited has accepted by this: the provider has shown that the address is theirs. */
async function linkByEmail(tx: Tx, clock: Clock, identity: CouncilIdentity, { laCode, reference }: CouncilMeans): Promise<Found | null> {
  if (!identity.email.ok) return null;
  const { issuer, subject } = identity;
  const account = await tx
    .selectFrom('account as a')
    .innerJoin('authority as u', 'u.id', 'a.authority_id')
    .select(['a.id', 'a.name', 'a.role', 'a.authority_id', 'a.state'])
    .where((eb) => eb.fn<string>('lower', ['a.email']), '=', identity.email.value)
    .where('a.state', 'in', ['active', 'invited'])
    .where((eb) => eb.or([eb('a.expires_on', 'is', null), eb(sql<string>`a.expires_on`, '>=', clock.today())]))
    // One provider vouches for one authority: another's accounts are not its to open.
    .where(laCode === undefined ? sql<boolean>`(select count(*) from authority) = 1` : sql<boolean>`u.la_code = ${laCode}`)
    .forUpdate('a')
    .executeTakeFirst();
  if (account === undefined) return null;
  const link = { issuer, subject, authority_id: account.authority_id, account_id: account.id, linked_at: clock.now() };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identity_link')
    .values(link)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Linked to somebody else there: an address that was given to a successor does not hand on the account.
  if (numInsertedOrUpdatedRows !== 1n) return null;
  if (account.state === 'invited') await tx.updateTable('account').set({ state: 'active' }).where('id', '=', account.id).execute();
  const about = { kind: 'account', id: account.id };
  await recordAudit(tx, {
    actor: actorOf(account),
    event: 'account.linked',
    subject: about,
    before: { state: account.state },
    after: { issuer, state: 'active' },
    reference,
  });
  return account;
}

const actorOf = ({ id, name, role, authority_id }: Found): Actor => ({
  kind: 'person',
  accountId: id,
  tokenId: null,
  name,
  role,
  authorityId: authority_id,
});
