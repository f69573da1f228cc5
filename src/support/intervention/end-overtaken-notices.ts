import type { Result } from '../../kernel/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { listen, type Listener } from '../../platform/events/events.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { recordPowersInForce } from './record-powers-in-force.ts';

/** A notice of the Secretary of State’s ends the authority’s from its day: evidence says so as soon as it is recorded, whenever somebody closes the run. */
export function interventionListeners({ db, clock }: { readonly db: Database; readonly clock: Clock }): readonly Listener[] {
  return [
    listen('finding-changed', 'intervention-secretary-of-state', async ({ authorityId, providerId, kind }) => {
      if (kind !== 'secretary-of-state-notice') return;
      await endOvertakenNotices({ db, clock }, authorityId, providerId);
    }),
  ];
}

export async function endOvertakenNotices({ db, clock }: { readonly db: Database; readonly clock: Clock }, authorityId: number, providerId: number): Promise<void> {
  const actor: Actor = { kind: 'operator', accountId: null, name: 'Waymark, when something happened', role: null, authorityId, tokenId: null };
  const doing = { actor, clock, event: 'finding.ended', reference: 'secretary-of-state-notice', authorityId } as const;
  await asAuthority(authorityId, () =>
    db.transaction(async (tx) => {
      await takeTurn(tx, doing);
      for (const run of await listRuns(tx, authorityId, { providerId, programme: 'warning-notice', live: true })) insist(await recordPowersInForce(tx, doing, run));
    }, { authorityId }),
  );
} // prettier-ignore

/** Nobody waits for an answer: the job fails, is tried again, and is seen to have failed. */
function insist(recorded: Result<null>): void {
  if (!recorded.ok) throw new Error(recorded.reason);
}
