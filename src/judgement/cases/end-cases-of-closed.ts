import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Reader } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { endOfClosed } from './case.ts';
import { moveCase, takeCase } from './move-case.ts';

interface Closed {
  readonly caseId: number;
  readonly name: string;
  readonly closedOn: string | null;
}

/** Ends the cases of providers that have closed, with the reason: nobody is left to tell. Answers how many; doing it twice changes nothing. */
export async function endCasesOfClosed(db: Database, clock: Clock, by: Actor, authorityId: number): Promise<number> {
  return asAuthority(authorityId, async () => {
    let count = 0;
    for (const { caseId, name, closedOn } of await listOfClosed(db.kysely, authorityId)) {
      const isEnded = await db.transaction(
        async (tx) => {
          const found = await takeCase(tx, clock, authorityId, caseId);
          const to = found && endOfClosed(found.state);
          if (!found || !to) return false;
          const reason = closedOn === null ? `${name} has closed.` : `${name} closed on ${dateInWords(closedOn)}.`;
          const actor = { ...by, authorityId };
          const moved = await moveCase(tx, found, to, { actor, clock, event: 'tier-case.provider-closed', reason });
          if (!moved.ok) return false;
          await tx.updateTable('tier_case').set({ ended_by: by.name, ended_reason: reason }).where('id', '=', caseId).execute();
          await leaveAgendas(tx, caseId);
          return true;
        },
        { authorityId },
      );
      if (isEnded) count += 1;
    }
    return count;
  });
}

async function listOfClosed(db: Reader, authorityId: number): Promise<Closed[]> {
  const { rows } = await sql<Closed>`
    select c.id as "caseId", p.name, p.closed_on as "closedOn" from tier_case c join provider p on p.id = c.provider_id
    where c.authority_id = ${authorityId} and p.status = 'closed' and c.state not in ('final', 'superseded') order by c.id`.execute(db);
  return rows;
}

/** Of meetings to come; what was said of it at one stays with that. */
async function leaveAgendas(tx: Reader, caseId: number): Promise<void> {
  await sql`
    delete from moderation_item i using moderation_meeting m
    where m.id = i.meeting_id and i.case_id = ${caseId} and m.closed_at is null and i.discussion is null`.execute(tx);
}
