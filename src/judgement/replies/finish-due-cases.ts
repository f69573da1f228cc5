import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { findCalendar, listAuthorities } from '../../register/index.ts';
import { endCasesOfClosed } from '../cases/end-cases-of-closed.ts';
import { moveCase, takeCase } from '../cases/move-case.ts';
import { isFinalBy, type WaitingCase } from './reply.ts';

interface Waiting extends WaitingCase {
  readonly id: number;
}

/** Makes issued cases final in which nobody asked for a review in time. Answers how many; doing it twice changes nothing. */
export async function finaliseDue(db: Database, clock: Clock, by: Actor, authorityId: number): Promise<number> {
  return asAuthority(authorityId, async () => {
    const { holidays } = await findCalendar(db.kysely, { authorityId });
    const today = clock.today();
    const due = (await listWaiting(db.kysely, authorityId)).filter((waiting) => isFinalBy(waiting, today, holidays));
    let count = 0;
    for (const { id } of due) {
      const isFinal = await db.transaction(
        async (tx) => {
          const found = await takeCase(tx, clock, authorityId, id);
          // Somebody may have asked for a review since.
          const still = (await listWaiting(tx, authorityId)).find((waiting) => waiting.id === id);
          if (found === undefined || still === undefined || !isFinalBy(still, today, holidays)) return false;
          return (
            await moveCase(tx, found, 'final', {
              actor: { ...by, authorityId },
              clock,
              event: 'tier-case.finalised',
              detail: { replyBy: still.replyBy },
            })
          ).ok;
        },
        { authorityId },
      );
      if (isFinal) count += 1;
    }
    return count;
  });
}

async function listWaiting(reader: Reader, authorityId: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id, (select l.reply_until from tier_letter l where l.case_id = c.id and l.issued_on is not null order by l.id desc limit 1) as "replyBy",
      exists (select 1 from tier_reply r join tier_letter l on l.id = r.letter_id
        where r.case_id = c.id and r.asks_review and r.received_on > l.reply_until and r.late_answer is null) as "hasLateRequest"
    from tier_case c where c.authority_id = ${authorityId} and c.state = 'issued'
      and exists (select 1 from tier_letter l where l.case_id = c.id and l.issued_on is not null)
    order by c.id`.execute(reader);
  return rows;
}

const nightly: Actor = { kind: 'operator', accountId: null, name: 'Waymark, every night', role: null, authorityId: null, tokenId: null };

/** Every night, for every authority in turn. */
export async function finaliseNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('finalise-tiers', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) {
      await endCasesOfClosed(jobs.database, clock, nightly, id);
      await finaliseDue(jobs.database, clock, nightly, id);
    }
  });
  await jobs.schedule('finalise-tiers', '20 3 * * *');
}
