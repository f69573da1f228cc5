import type { Result } from '../src/kernel/result.ts';
import { addCommentary } from '../src/accountability/targets/add-commentary.ts';
import { setTarget } from '../src/accountability/targets/set-target.ts';
import { withdrawTarget } from '../src/accountability/targets/withdraw-target.ts';
import type { Doing } from '../src/accountability/records/take-turn.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { commentary, enteredBy, mistakenTarget, targets } from './authority/targets.ts';
import { ambermoor } from './authority/the-authority.ts';

/** What the council of the demonstration has agreed, and what is said of it: each by the command of its page. */
export async function enterTargets(tx: Tx, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const authority = { id: authorityId, laCode: ambermoor.laCode, name: ambermoor.name };
  const actor: Actor = { kind: 'person', accountId: accounts.get(enteredBy) ?? null, name: enteredBy, role: 'lead', authorityId, tokenId: null };
  const doing = (event: AuditEventName, on: string): Doing => ({ actor, event, clock: fixedClock(`${on}T10:00:00Z`), reference: 'demonstration' });
  const mistaken = must(await setTarget(tx, doing('target.set', '2026-11-05'), authority, mistakenTarget.entry));
  must(await withdrawTarget(tx, doing('target.withdrawn', '2026-11-06'), authority, mistaken, mistakenTarget.reason));
  for (const entry of targets) must(await setTarget(tx, doing('target.set', '2026-11-06'), authority, entry));
  for (const said of commentary) await addCommentary(tx, doing('target-commentary.added', '2026-11-06'), authority, said);
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.reason}`);
  return result.value;
}
