import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { takeAccount } from '../accounts/take-account.ts';
import { listAuthorities } from '../authorities/find-authority.ts';
import type { WorkSource } from '../work/work-item.ts';
import { endHandover, startHandover } from './end-handover.ts';
import { countHeld, gatherHeld } from './gather-held.ts';

const nightly: Actor = { kind: 'operator', accountId: null, name: 'Waymark, every night', role: null, authorityId: null, tokenId: null };

interface Means {
  readonly clock: Clock;
  readonly workSources: readonly WorkSource[];
}

/** Begins a handover where an account came to its last day and holds work still, and ends those in which nothing is held any more. */
export async function startLeftHandovers(db: Database, { clock, workSources }: Means, authorityId: number): Promise<void> {
  await asAuthority(authorityId, async () => {
    const doing = { actor: { ...nightly, authorityId }, clock, publicAddress: '' };
    for (const { id, lastDay } of await listToLookAt(db.kysely, clock, authorityId))
      await db.transaction(
        async (tx) => {
          const account = await takeAccount(tx, authorityId, id);
          if (account === undefined) return;
          if (countHeld(await gatherHeld(tx, workSources, id)) === 0) return endHandover(tx, doing, account);
          if (lastDay === null) return;
          const reason = `The account could be used until ${dateInWords(lastDay)}, and nobody has what it holds`;
          await startHandover(tx, doing, account, { reason, isEmergency: false });
        },
        { authorityId },
      );
  });
}

/** Accounts past their last day, with that day, and those whose handover is open. */
async function listToLookAt(reader: Reader, clock: Clock, authorityId: number): Promise<{ id: number; lastDay: string | null }[]> {
  const isOver = sql`a.state = 'active' and not ${isUsable(clock)}`;
  const { rows } = await sql<{ id: number; lastDay: string | null }>`
    select a.id, case when ${isOver} then a.expires_on::text end as "lastDay" from account a
    where a.authority_id = ${authorityId}
      and (${isOver} or exists (select 1 from handover h where h.account_id = a.id and h.ended_at is null)) order by a.id`.execute(reader);
  return rows;
}

/** Every night, for every authority in turn. */
export async function handOverNightly(jobs: Jobs, means: Means): Promise<void> {
  await jobs.work('left-handovers', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await startLeftHandovers(jobs.database, means, id);
  });
  await jobs.schedule('left-handovers', '40 3 * * *');
}
