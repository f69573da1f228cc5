import { recordConcern } from '../src/evidence/concerns/record-concern.ts';
import { recordDecision } from '../src/evidence/concerns/record-decision.ts';
import { recordTelling } from '../src/evidence/concerns/record-telling.ts';
import { addDays } from '../src/kernel/plain-date.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { concerns, told } from './authority/concerns.ts';
import { people } from './authority/people.ts';
import { own } from './enter-by-hand.ts';

const lead = 'Philippa Ravenhythe';

/** Concerns of the demonstration, each logged and decided on by the commands of their pages. */
export async function enterConcerns(tx: Tx, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const actorOf = (name: string): Actor => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    return { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null };
  };
  for (const { urn, by, loggedOn, move, reason, referredTo, ...entry } of concerns) {
    const clock = fixedClock(`${loggedOn}T11:00:00Z`);
    const id = must(await recordConcern(tx, { actor: actorOf(by), clock, event: 'concern.logged' }, await own(tx, actorOf(by), urn), entry));
    const later = fixedClock(`${loggedOn}T15:00:00Z`);
    const lookAgainOn = move === 'monitor' || move === 'refer' ? addDays(loggedOn, 28) : null;
    const decision = { move: move ?? 'accept', reason, referredTo, lookAgainOn } as const;
    if (move !== null) must(await recordDecision(tx, { actor: actorOf(lead), clock: later, event: 'concern.decided' }, id, decision, null));
    const { urn: ofWhich, ...said } = told;
    if (urn === ofWhich) must(await recordTelling(tx, { actor: actorOf(lead), clock: later, event: 'concern.told' }, id, said));
  }
} // prettier-ignore

/** The demonstration asks for nothing that is refused. */
function must<T>(decided: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }): T {
  if (!decided.ok) throw new Error(`The demonstration was refused: ${decided.reason}`);
  return decided.value;
}
