import type { Tx } from '../../platform/database/database.ts';
import { type Doing, findOwnProvider, takeTurn } from '../../register/index.ts';
import { findConcern, type SeenConcern } from './find-concerns.ts';

/** Decisions on one provider's concerns take turns, and each is made on what the one before left. Undefined where the actor sees none of it. */
export async function takeConcern(tx: Tx, doing: Doing, concernId: number): Promise<SeenConcern | undefined> {
  const asked = { actor: doing.actor, clock: doing.clock };
  const found = await findConcern(tx, asked, String(concernId));
  const provider = found && (await findOwnProvider(tx, doing.actor, found.providerId));
  if (!provider) return undefined;
  await takeTurn(tx, doing, provider);
  return findConcern(tx, asked, String(concernId));
}
