import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import type { LiaisonItem, LiaisonMeeting } from './liaison-meeting.ts';
import './tables.ts';

/** Meetings of an authority, the latest first; or one. */
export async function listMeetings(reader: Reader, authorityId: number | null, id?: number): Promise<LiaisonMeeting[]> {
  const { rows } = await sql<LiaisonMeeting>`
    select m.id, m.body, m.organisation_id as "organisationId", m.diocese_code as "dioceseCode", m.body_name as "bodyName", m.held_on as "heldOn",
      m.planned_by as "plannedBy", m.present, m.closed_by as "closedBy"
    from liaison_meeting m where m.authority_id = ${authorityId}::int ${id === undefined ? sql`` : sql`and m.id = ${id}`}
    order by m.held_on desc, m.id desc limit 200`.execute(reader);
  return rows;
}

/** The agenda, as far as the reader reaches; all of it where nobody is named. */
export async function listItems(
  reader: Reader,
  meetingId: number,
  authorityId: number | null,
  who?: { readonly actor: Actor; readonly today: string },
): Promise<LiaisonItem[]> {
  const reach = who === undefined ? sql`true` : withinReach(who.actor, 'action.view', who.today);
  const { rows } = await sql<LiaisonItem>`
    select i.id, i.provider_id as "providerId", p.name as "providerName", i.kind, i.text, i.decision, i.decided_by as "decidedBy"
    from liaison_item i join provider p on p.id = i.provider_id
    where i.meeting_id = ${meetingId} and i.authority_id = ${authorityId}::int and ${reach}
    order by p.sort_key, p.id, i.id`.execute(reader);
  return rows;
}

export interface BodyChoice {
  readonly value: string;
  readonly text: string;
}

/** Trusts and dioceses that have schools in the area: "trust:12", "diocese:CE99". */
export async function listBodies(reader: Reader, laCode: string): Promise<BodyChoice[]> {
  const { rows: trusts } = await sql<BodyChoice>`
    select 'trust:' || o.id as value, o.name as text from organisation o
    where exists (select 1 from provider p where p.trust_id = o.id and p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing'))
    order by o.name, o.id`.execute(reader);
  const { rows: dioceses } = await sql<BodyChoice>`
    select distinct 'diocese:' || e.diocese_code as value, e.diocese_name as text from gias_establishment e join provider p on p.urn = e.urn
    where p.la_code = ${laCode} and e.diocese_code not in ('0000', '0002', '') order by 2`.execute(reader);
  return [...trusts, ...dioceses];
}
