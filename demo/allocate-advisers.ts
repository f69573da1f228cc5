import { sql } from 'kysely';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { endAllocation } from '../src/register/allocations/end-allocation.ts';
import { listAllocations } from '../src/register/allocations/find-allocations.ts';
import { recordAllocation } from '../src/register/allocations/record-allocation.ts';
import { type Doing, withoutForm } from '../src/register/by-hand/record-entry-change.ts';
import type { OwnProvider } from '../src/register/by-hand/find-own-provider.ts';
import { caseloads, severalThroughTime, stoodInForLess } from './authority/allocations.ts';
import { own, saved } from './enter-by-hand.ts';

/** Who advises whom, each by the command of its page, on the day it was entered. `accounts` are by name. */
export async function allocateAdvisers(db: Database, actor: Actor, accounts: ReadonlyMap<string, number>): Promise<void> {
  const doing = (event: AuditEventName, on: string): Doing => ({ actor, event, clock: fixedClock(`${on}T14:00:00Z`) });
  const accountOf = (name: string): number => {
    const accountId = accounts.get(name);
    if (accountId === undefined) throw new Error(`Nobody in the demonstration is called ${name}.`);
    return accountId;
  };
  await db.transaction(async (tx) => {
    for (const { provider, adviser, part, from, to, enteredOn, reason } of severalThroughTime) {
      const entry = { accountId: accountOf(adviser), part, validFrom: from, validTo: to, reason };
      saved(await recordAllocation(tx, doing('allocation.recorded', enteredOn), await own(tx, actor, provider), entry, withoutForm));
    }
    await endCoverSooner(tx, doing('allocation.ended', stoodInForLess.enteredOn), await own(tx, actor, stoodInForLess.provider));
  });
  for (const { adviser, schoolsOf, from, enteredOn, reason } of caseloads) {
    const entry = { accountId: accountOf(adviser), part: 'lead', validFrom: from, validTo: null, reason } as const;
    await db.transaction(async (tx) => {
      for (const provider of await listOfCaseload(tx, actor, schoolsOf)) {
        saved(await recordAllocation(tx, doing('allocation.recorded', enteredOn), provider, entry, withoutForm));
      }
    });
  }
}

async function endCoverSooner(tx: Tx, doing: Doing, provider: OwnProvider): Promise<void> {
  const cover = (await listAllocations(tx, provider.id, provider.authorityId)).find(({ part }) => part === 'cover');
  if (cover) saved(await endAllocation(tx, doing, provider, cover.id, stoodInForLess, withoutForm));
}

/** The open state-funded schools of some localities, or the early years providers, that nobody advises yet. */
async function listOfCaseload(tx: Tx, { authorityId }: Actor, schoolsOf: readonly string[] | 'early years'): Promise<OwnProvider[]> {
  const those = typeof schoolsOf === 'string' ? sql`p.legal_track = 'early-years'` : sql`p.state_funded and l.name = any(${[...schoolsOf]}::text[])`;
  const { rows } = await sql<OwnProvider>`
    select p.id, p.name, p.kind, p.status, a.id as "authorityId"
    from provider p join authority a on a.la_code = p.la_code and a.id = ${authorityId} left join locality l on l.id = p.locality_id
    where p.joined_to is null and p.status in ('open', 'closing') and ${those} and not exists (select 1 from allocation n where n.provider_id = p.id)
    order by p.id`.execute(tx);
  return rows;
}
