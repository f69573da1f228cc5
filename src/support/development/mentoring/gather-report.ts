import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import { listFeedback } from './find-feedback.ts';
import { listMentors } from './find-mentors.ts';
import type { ReportedFeedback, ReportedMentor, ReportedNeed } from './mentoring-report.ts';
import type { PairingState } from './mentoring-words.ts';

export interface ReportFacts {
  readonly needs: readonly (ReportedNeed & { readonly hasLive: boolean })[];
  readonly mentors: readonly ReportedMentor[];
  readonly feedback: readonly ReportedFeedback[];
  readonly states: readonly PairingState[];
}

/** What the report counts, without a name. */
export async function gatherReport(
  db: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
): Promise<ReportFacts> {
  const { rows: needs } = await sql<ReportFacts['needs'][number]>`
    select (n.asked_at at time zone 'Europe/London')::date::text as "askedOn", n.closed_on::text as "closedOn",
      (select min((greatest(r.mentor_answered_at, r.mentee_answered_at) at time zone 'Europe/London')::date)::text from pairing r
        where r.need_id = n.id and r.mentor_answer = 'accepted' and r.mentee_answer = 'accepted') as "matchedOn",
      exists (select 1 from pairing r where r.need_id = n.id and r.state in ('proposed', 'accepted', 'under-way')) as "hasLive"
    from mentoring_need n where n.authority_id = ${authorityId}`.execute(db);
  const { rows: states } = await sql<{ state: PairingState }>`select state from pairing where authority_id = ${authorityId}`.execute(db);
  const mentors = (await listMentors(db, { authorityId, today })).map(({ lacks, phases, localityName, capacity, underWay }) => ({
    isReady: lacks.length === 0,
    phases,
    localityName,
    capacity,
    underWay,
  }));
  return { needs, mentors, feedback: await listFeedback(db, authorityId), states: states.map(({ state }) => state) };
}
