import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/index.ts';
import { type ActionFilter, type ActionLine, lineOf, matchesFilter, sortLines } from './action-line.ts';
import type { ActionMeans } from './actions-means.ts';
import { findActions } from './find-actions.ts';
import { isOutside } from './who-sees-actions.ts';
import '../body-inspections/tables.ts';

/** Everything agreed anywhere that this reader may see and has asked for, those due first at the top. */
export async function listActionLines({ db, clock, listOtherActions }: ActionMeans, actor: Actor, filter: ActionFilter): Promise<ActionLine[]> {
  const today = clock.today();
  const isOpen = ['open', 'overdue', 'reported'].includes(filter.standing);
  const own = await findActions(db.kysely, { actor, today, isOpen, ...(filter.providerId === null ? {} : { providerId: filter.providerId }) });
  const read = [...(await listBodyInspectionActions(db.kysely, actor)), ...((await listOtherActions?.(actor, today)) ?? [])];
  const reader = { accountId: actor.accountId, isOutside: isOutside(actor.role, actor.kind) };
  return sortLines([...own.map((action) => lineOf(action, reader.isOutside)), ...read].filter((line) => matchesFilter(line, filter, reader, today)));
}

interface BodyRow {
  readonly id: number;
  readonly inspectionId: number;
  readonly uid: string | null;
  readonly body: string;
  readonly what: string;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly withdrawn: boolean;
}

/** Actions that follow inspections of the authority and of trusts, for those who see these. */
async function listBodyInspectionActions(reader: Reader, actor: Actor): Promise<ActionLine[]> {
  if (!isAllowed(actor, 'body-inspection.view')) return [];
  const { rows } = await sql<BodyRow>`
    select a.id, a.inspection_id as "inspectionId", o.uid, coalesce(o.name, 'The authority') as body, a.what, a.owner_role as "ownerName",
      a.due_on as "dueOn", a.done_on as "doneOn", a.done_note as evidence, a.withdrawn_at is not null as withdrawn
    from body_inspection_action a join body_inspection i on i.id = a.inspection_id left join organisation o on o.id = i.organisation_id
    where a.authority_id = ${actor.authorityId}::int and i.withdrawn_at is null order by a.due_on, a.id`.execute(reader);
  return rows.map((row) => ({
    what: row.what,
    href: `${row.uid === null ? '/authority' : `/trusts/${row.uid}`}/inspections/${String(row.inspectionId)}`,
    provider: null,
    source: 'body-inspection',
    sourceWords: `Inspection: ${row.body}`,
    ownerSide: row.uid === null ? 'authority' : 'other',
    ownerName: row.ownerName,
    ownerAccountId: null,
    dueOn: row.dueOn,
    dueHow: 'Set with the inspection',
    measure: null,
    state: row.withdrawn ? 'withdrawn' : row.doneOn === null ? 'open' : 'done',
    reportedOn: null,
    doneOn: row.doneOn,
    evidence: row.evidence,
    cameOfIt: null,
    isRestricted: false,
  }));
}
