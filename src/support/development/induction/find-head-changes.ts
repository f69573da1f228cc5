import '../../../register/index.ts';
import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import type { ChangeStanding, HeadChangeState, LooksLike } from './head-change.ts';

export interface HeadChange {
  readonly id: number;
  readonly provider: { readonly id: number; readonly name: string; readonly legalTrack: string; readonly kind: string };
  readonly role: 'headteacher' | 'manager';
  readonly personName: string;
  readonly previousName: string | null;
  readonly standing: ChangeStanding | null;
  readonly beginsOn: string | null;
  readonly knownFrom: string;
  readonly cameFrom: 'post' | 'register';
  readonly looksLike: LooksLike;
  readonly proposedAt: Date;
  readonly state: HeadChangeState;
  readonly runId: number | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
  /** Who leads the work with the provider. */
  readonly adviser: { readonly id: number; readonly name: string } | null;
}

interface ChangesAsked {
  readonly actor: Actor & { readonly authorityId: number };
  readonly permission: 'leadership.view' | 'leadership.record';
  readonly today: string;
  readonly id?: number;
  readonly state?: HeadChangeState;
}

/** Those within reach, the latest to be found first. */
export async function listHeadChanges(reader: Reader, { actor, permission, today, id, state }: ChangesAsked): Promise<HeadChange[]> {
  const one = id === undefined ? sql`true` : sql`h.id = ${id}`;
  const inState = state === undefined ? sql`true` : sql`h.state = ${state}`;
  const { rows } = await sql<HeadChange>`
    select h.id, json_build_object('id', p.id, 'name', p.name, 'legalTrack', p.legal_track, 'kind', p.kind) as provider, h.role, h.person_name as "personName",
      h.previous_name as "previousName", h.standing, h.begins_on as "beginsOn", h.known_from as "knownFrom", h.came_from as "cameFrom",
      h.looks_like as "looksLike", h.proposed_at as "proposedAt", h.state, h.run_id as "runId", h.answered_by as "answeredBy",
      h.answered_at as "answeredAt", h.answer_reason as "answerReason",
      (select json_build_object('id', u.id, 'name', u.name) from allocation a join account u on u.id = a.account_id
        where a.provider_id = p.id and a.authority_id = ${actor.authorityId} and a.withdrawn_at is null and a.part = 'lead' and u.state = 'active'
          and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date) order by a.valid_from desc, a.id desc limit 1) as adviser
    from head_change h join provider p on p.id = h.provider_id
    where h.authority_id = ${actor.authorityId} and p.joined_to is null and ${one} and ${inState} and ${withinReach(actor, permission, today)}
    order by h.proposed_at desc, h.id desc`.execute(reader);
  return rows;
}
