import { recordFinding } from '../src/evidence/findings/record-finding.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { withoutForm } from '../src/register/by-hand/record-entry-change.ts';
import { findings } from './authority/findings.ts';
import { people } from './authority/people.ts';
import { own, saved } from './enter-by-hand.ts';

/** What people of the demonstration have confirmed, each in their own name and by the command of its page. */
export async function enterFindings(tx: Tx, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  for (const { urn, by, enteredOn, entry } of findings) {
    const role = people.find(({ name }) => name === by)?.role ?? null;
    const actor: Actor = { kind: 'person', accountId: accounts.get(by) ?? null, name: by, role, authorityId, tokenId: null };
    const doing = { actor, event: 'finding.recorded', clock: fixedClock(`${enteredOn}T11:00:00Z`) } as const;
    saved(await recordFinding(tx, doing, await own(tx, actor, urn), entry, withoutForm));
  }
}
