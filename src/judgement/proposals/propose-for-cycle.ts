import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import type { ProviderFacts } from '../criteria/facts.ts';
import { listCycles, listProposedIn } from './find-cycles.ts';
import { type GatherFacts, keepReadyCriteria, type MadeProposal, proposeFrom } from './propose-tiers.ts';

export interface ProposingMeans {
  readonly db: Database;
  readonly clock: Clock;
  readonly gather: GatherFacts;
  /** What a link in a mail begins with. */
  readonly publicAddress: string;
}

/** Providers to a transaction: other pages wait for one on the embedded database. */
const batch = 25;

/** Whose providers are proposed for. */
export interface Authority {
  readonly id: number;
  readonly laCode: string;
}

/**
 * Proposes for every provider that the criteria have a set for and that has no proposal in the cycle yet. Done again, or by two people at once, it makes none twice.
 * Undefined where the cycle is closed or not there.
 */
export async function proposeForCycle(
  means: ProposingMeans,
  actor: Actor,
  authority: Authority,
  cycleId: number,
): Promise<MadeProposal[] | undefined> {
  const { db, clock } = means;
  return asAuthority(authority.id, async () => {
    const [cycle] = await listCycles(db.kysely, authority.id, cycleId);
    if (cycle?.isOpen !== true) return undefined;
    const { name: cause, asAt } = cycle;
    const ready = await db.transaction((tx) => keepReadyCriteria(tx, authority.id, asAt, clock.now()));
    const proposing = {
      actor,
      clock,
      authorityId: authority.id,
      publicAddress: means.publicAddress,
      cycleId,
      ready,
      occasion: 'cycle',
      cause,
      asAt,
    } as const;
    const made: MadeProposal[] = [];
    for (const some of await gatherInBatches(means, { authority, asAt, criteria: ready.document })) {
      const now = await db.transaction(async (tx) => {
        const { closed_at: closedAt } = await tx
          .selectFrom('tier_cycle')
          .select('closed_at')
          .where('id', '=', cycleId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        // Somebody closed it meanwhile: what has been proposed stands, and no more is.
        if (closedAt !== null) return null;
        const proposed = await listProposedIn(tx, cycleId);
        const left = some.filter(({ provider }) => !proposed.has(provider.id));
        return proposeFrom(tx, left, proposing);
      });
      if (now === null) break;
      made.push(...now);
    }
    return made;
  });
}

export interface ProposingAgain {
  readonly authority: Authority;
  readonly asAt: string;
  /** In words: why it is looked at again. */
  readonly cause: string;
  /** Every provider of the authority where none are named. */
  readonly providerIds?: readonly number[];
}

/** Proposes beside any cycle: what changed the answer is kept, and nothing else. */
export async function proposeAgain(
  means: ProposingMeans,
  actor: Actor,
  { authority, asAt, cause, providerIds }: ProposingAgain,
): Promise<MadeProposal[]> {
  const { db, clock } = means;
  return asAuthority(authority.id, async () => {
    const ready = await db.transaction((tx) => keepReadyCriteria(tx, authority.id, asAt, clock.now()));
    const proposing = {
      actor,
      clock,
      authorityId: authority.id,
      publicAddress: means.publicAddress,
      cycleId: null,
      ready,
      occasion: 'event',
      cause,
      asAt,
    } as const;
    const made: MadeProposal[] = [];
    const asked = { authority, asAt, criteria: ready.document, ...(providerIds === undefined ? {} : { providerIds }) };
    for (const some of await gatherInBatches(means, asked)) made.push(...(await db.transaction((tx) => proposeFrom(tx, some, proposing))));
    return made;
  });
}

interface Asked extends Omit<ProposingAgain, 'cause'> {
  readonly criteria: CriteriaDocument;
}

async function gatherInBatches({ db, gather }: ProposingMeans, { authority, ...asked }: Asked): Promise<(readonly ProviderFacts[])[]> {
  const facts = await gather(db.kysely, { authorityId: authority.id, laCode: authority.laCode, ...asked });
  return Array.from({ length: Math.ceil(facts.length / batch) }, (_, index) => facts.slice(index * batch, (index + 1) * batch));
}
