import './tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Doing } from '../../register/index.ts';
import type { FoundPart } from './found-part.ts';
import { factKeys } from './note.ts';

export const idOf = (text: string | undefined): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0);

/** The part of a visit that is this provider’s; null where the authority has none such. */
export async function findPart(
  reader: Reader,
  authorityId: number,
  { providerId, visitId }: { readonly providerId: number; readonly visitId: number },
): Promise<FoundPart | null> {
  const { rows } = await sql<FoundPart>`
    select t.id, v.id as "visitId", v.authority_id as "authorityId", t.provider_id as "providerId", p.name as "providerName", t.state, v.purpose,
      v.template_version as "templateVersion", v.focus, v.people, v.evidence_wanted as "evidenceWanted", v.planned_on as "plannedOn",
      v.starts_at as "startsAt", v.ends_at as "endsAt", v.held_on as "heldOn", v.planned_by as "plannedBy", v.planned_by_account as "plannedByAccount",
      coalesce((select json_agg(json_build_object('accountId', a.account_id, 'name', a.name, 'isFirst', a.is_first, 'quarterDays', a.quarter_days,
        'isHandedOn', a.handed_on_at is not null) order by a.is_first desc, a.id) from visit_author a where a.visit_id = v.id), '[]') as authors,
      coalesce((select json_agg(json_build_object('providerId', o.provider_id, 'name', q.name, 'state', o.state) order by q.sort_key, q.id)
        from visit_part o join provider q on q.id = o.provider_id where o.visit_id = v.id and o.id <> t.id), '[]') as others,
      coalesce(c.saved_by, v.cancelled_by) as "cancelledBy", coalesce(c.saved_at, v.cancelled_at) as "cancelledAt",
      coalesce(c.fields ->> 'reason', v.cancelled_reason) as "cancelledReason", f.fields ->> 'days' as "finalDays",
      coalesce(f.fields ->> 'nobody', n.fields ->> 'nobody', 'no') = 'yes' as "headHadNone", t.sent_on as "sentOn", t.sent_by as "sentBy",
      t.check_due_on as "checkDueOn", t.check_due_how as "checkDueHow", t.check_answer as "checkAnswer", t.check_comment as "checkComment",
      t.checked_by as "checkedBy", t.checked_at as "checkedAt", t.final_on as "finalOn", t.final_how as "finalHow", t.final_by as "finalBy"
    from visit_part t join visit v on v.id = t.visit_id join provider p on p.id = t.provider_id
      left join visit_section c on c.part_id = t.id and c.key = ${factKeys.cancelled}
      left join visit_section f on f.part_id = t.id and f.key = ${factKeys.final}
      left join visit_section n on n.part_id = t.id and n.key = ${factKeys.sent}
    where v.authority_id = ${authorityId} and v.id = ${visitId} and t.provider_id = ${providerId}`.execute(reader);
  return rows[0] ?? null;
}

/** Whoever changes a visit waits for whoever is changing it, and decides on what they left. */
export async function takePart(tx: Tx, { clock }: Doing, part: Pick<FoundPart, 'authorityId' | 'providerId' | 'visitId'>): Promise<FoundPart> {
  await tx.selectFrom('visit').select('id').where('id', '=', part.visitId).where('authority_id', '=', part.authorityId).forUpdate().execute();
  await sayWhen(tx, clock);
  const found = await findPart(tx, part.authorityId, part);
  if (found === null) throw new Error(`Visit ${String(part.visitId)} has no part of provider ${String(part.providerId)}.`);
  return found;
}
