import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Doing } from '../src/support/common/doing.ts';
import { proposeVisit, recordVisitStep } from '../src/support/networks/exchange/record-brokered-visit.ts';
import { recordAsk, recordOffer } from '../src/support/networks/exchange/record-exchange.ts';
import { findPracticeEntry } from '../src/support/networks/practice/find-practice.ts';
import { proposePractice, publishPractice, stampOf } from '../src/support/networks/practice/record-practice.ts';
import { asks, offers, practice, visits } from './authority/exchange.ts';
import { own } from './enter-by-hand.ts';

/** The practice library, offers, asks and visits: each by the command of its page, in the name of the adviser, on its day. */
export async function enterExchange(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const doing = (by: string, on: string, event: AuditEventName): Doing => ({
    actor: { kind: 'person', accountId: accounts.get(by) ?? null, name: by, role: 'sia', authorityId, tokenId: null },
    event,
    clock: fixedClock(`${on}T11:00:00Z`),
    reference: 'demonstration',
    authorityId,
  });
  await db.transaction((tx) => enterPractice(tx, doing));
  await db.transaction((tx) => enterOffersAndAsks(tx, doing));
  await db.transaction((tx) => enterVisits(tx, doing));
}

type Begin = (by: string, on: string, event: AuditEventName) => Doing;

async function enterPractice(tx: Tx, doing: Begin): Promise<void> {
  for (const { provider, by, on, words, published } of practice) {
    const proposing = doing(by, on, 'practice-entry.proposed');
    const { id: providerId } = await own(tx, proposing.actor, provider);
    const agreement = published === null ? null : { by: 'The head', on };
    const id = must(await proposePractice(tx, proposing, { providerId, words, agreement, visitId: null }));
    const entry = published === null ? null : await findPracticeEntry(tx, proposing.authorityId, id);
    if (published === null || entry === null) continue;
    const deciding = doing(by, published.on, 'practice-entry.decided');
    const done = await publishPractice(tx, deciding, { id, seen: stampOf(entry), agreement: null, reviewDueOn: published.reviewDueOn });
    if (done.kind !== 'changed') throw new Error(`The entry ${String(id)} is not published.`);
  }
}

async function enterOffersAndAsks(tx: Tx, doing: Begin): Promise<void> {
  for (const { provider, by, on, offer } of offers) {
    const offering = doing(by, on, 'exchange-offer.recorded');
    must(await recordOffer(tx, offering, { ...offer, providerId: (await own(tx, offering.actor, provider)).id }));
  }
  for (const { provider, by, on, ask } of asks) {
    const asking = doing(by, on, 'exchange-ask.recorded');
    must(await recordAsk(tx, asking, { ...ask, providerId: (await own(tx, asking.actor, provider)).id }));
  }
}

async function enterVisits(tx: Tx, doing: Begin): Promise<void> {
  for (const { ask, offer, by, on, steps } of visits) {
    const { id: askId } = await tx.selectFrom('exchange_ask').select('id').where('title', '=', ask).executeTakeFirstOrThrow();
    const { id: offerId } = await tx.selectFrom('exchange_offer').select('id').where('title', '=', offer).executeTakeFirstOrThrow();
    const visitId = must(await proposeVisit(tx, doing(by, on, 'brokered-visit.proposed'), { askId, offerId, note: null }));
    for (const [seen, step] of steps.entries()) {
      const recordedOn = step.kind === 'dated' ? (steps[seen - 1]?.on ?? on) : step.on;
      const taken = await recordVisitStep(tx, doing(by, recordedOn, 'brokered-visit.recorded'), { visitId, step, seen });
      if (taken.kind !== 'taken') throw new Error(`The demonstration was refused: ${taken.kind === 'refused' ? taken.reason : taken.kind}`);
    }
  }
}

/** The demonstration asks for nothing that is refused. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
