import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { Result } from '../src/kernel/result.ts';
import { recordCapacity } from '../src/judgement/criteria-trials/record-capacity.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { recordConversation } from '../src/support/conversations/record-conversation.ts';
import { recordPlannedDays, recordUsedDays } from '../src/support/days/record-days.ts';
import { recordRate } from '../src/support/days/record-rate.ts';
import { recordConversion } from '../src/support/de-delegation/record-conversion.ts';
import { provisionalEntitlement } from '../src/support/entitlement/provisional-entitlement.ts';
import { recordEntitlement } from '../src/support/entitlement/record-entitlement.ts';
import { publishOffer, recordOfferLine } from '../src/support/offer/record-offer.ts';
import { capacity, conversations, conversion, offerLines, planned, rates, used } from './authority/support.ts';
import { own } from './enter-by-hand.ts';

const lead = 'Philippa Ravenhythe';

/** Days, rates, conversations, the offer: each by the command of its page, in the lead's name. */
export async function enterSupport(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const actor = {
    kind: 'person',
    accountId: accounts.get(lead) ?? null,
    name: lead,
    role: 'lead',
    authorityId,
    tokenId: null,
  } as const satisfies Actor;
  const doing = (event: AuditEventName): Doing => ({
    actor,
    event,
    clock: fixedClock('2026-11-06T11:00:00Z'),
    reference: 'demonstration',
    authorityId,
  });
  const accountOf = (name: string): number => accounts.get(name) ?? 0;
  await db.transaction(async (tx) => {
    for (const { adviser, role, days, basis } of capacity)
      await recordCapacity(
        tx,
        { ...doing('adviser-capacity.entered'), publicAddress: '' },
        { year: '2026/27', role, accountId: accountOf(adviser), days, basis },
      );
    for (const rate of rates) must(await recordRate(tx, doing('day-rate.entered'), rate));
    for (const { provider, adviser, ...entry } of planned)
      must(
        await recordPlannedDays(tx, doing('planned-days.recorded'), await own(tx, actor, provider), {
          ...entry,
          accountId: accountOf(adviser),
          year: '2026/27',
          note: null,
        }),
      );
    for (const { provider, adviser, ...entry } of used)
      must(await recordUsedDays(tx, doing('used-days.recorded'), await own(tx, actor, provider), { ...entry, accountId: accountOf(adviser) }));
    for (const { trust, ...entry } of conversations)
      must(await recordConversation(tx, doing('trust-conversation.recorded'), await findTrust(tx, trust), entry));
    for (const line of offerLines) must(await recordOfferLine(tx, doing('offer.line-added'), { year: '2026/27', line, replaces: null }));
    must(await publishOffer(tx, doing('offer.published'), '2026/27'));
    must(await recordConversion(tx, doing('expected-conversion.entered'), await own(tx, actor, conversion.provider), conversion));
    const next = { ...provisionalEntitlement, newMonths: 24 };
    must(
      await recordEntitlement(tx, doing('entitlement.changed'), {
        from: '2027-09-01',
        document: next,
        basis: 'New providers are inspected sooner: agreed with the early years team',
      }),
    );
  });
}

async function findTrust(tx: Tx, uid: string): Promise<number> {
  return (await tx.selectFrom('organisation').select('id').where('uid', '=', uid).executeTakeFirstOrThrow()).id;
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
