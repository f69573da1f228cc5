import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { listAuthorities } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listRuns } from '../programmes/find-runs.ts';
import { programmesWithPowers } from './powers-in-force.ts';
import { recordPowersInForce } from './record-powers-in-force.ts';

const nightly: Actor = { kind: 'operator', accountId: null, name: 'Waymark, every night', role: null, authorityId: null, tokenId: null };

/** A power whose letter was confirmed before its first day is in force from that day: evidence says so in the night before it. */
export async function recordPowersNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('record-powers', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await recordPowersBegun({ db: jobs.database, clock }, id);
  });
  await jobs.schedule('record-powers', '10 0 * * *');
}

/** Doing it twice changes nothing. One run that evidence refuses keeps back no other, and fails the job when all are done. */
export async function recordPowersBegun({ db, clock }: { readonly db: Database; readonly clock: Clock }, authorityId: number): Promise<void> {
  const doing = { actor: { ...nightly, authorityId }, clock, event: 'finding.recorded', reference: 'power-in-force', authorityId } as const;
  const failed: string[] = [];
  await asAuthority(authorityId, async () => {
    for (const programme of programmesWithPowers) {
      for (const { id } of await listRuns(db.kysely, authorityId, { programme, live: true })) {
        try {
          await db.transaction((tx) => recordOne(tx, doing, id), { authorityId });
        } catch (error) {
          failed.push(`Run ${String(id)}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
  });
  if (failed.length > 0) throw new Error(failed.join(' '));
} // prettier-ignore

/** Thrown, so that nothing of it is kept. */
async function recordOne(tx: Tx, doing: Doing, runId: number): Promise<void> {
  await takeTurn(tx, doing);
  const [run] = await listRuns(tx, doing.authorityId, { ids: [runId], live: true });
  const recorded = run === undefined ? null : await recordPowersInForce(tx, doing, run);
  if (recorded?.ok === false) throw new Error(recorded.reason);
}
