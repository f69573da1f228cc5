import './tables.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listPriorities } from './find-priorities.ts';
import { decidePriority, decidePriorityChange, isSamePriority, type NetworkPriority, type PriorityEntry } from './priority.ts';
import { refuse, type Saved, saved } from './saved.ts';

const columnsOf = ({ title, why, cited, otherEvidence, doing, seenBy, from, to }: PriorityEntry) => ({
  title,
  why,
  measure_id: cited?.measureId ?? null,
  period: cited?.period ?? null,
  cited: cited?.words ?? null,
  other_evidence: otherEvidence,
  doing,
  to_be_seen: seenBy,
  from_on: from,
  to_on: to,
});

export async function recordPriority(tx: Tx, doing: Doing, localityId: number, entry: PriorityEntry): Promise<Saved> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const open = (await listPriorities(tx, authorityId, localityId)).filter((one) => decidePriorityChange(one).ok);
  const same = open.find(({ title }) => title.toLowerCase() === entry.title.toLowerCase());
  if (same !== undefined) return isSamePriority(same, entry) ? saved(same.id, false) : refuse('title', 'The network has a priority of this name: change that one');
  const decided = decidePriority(entry);
  if (!decided.ok) return refuse(decided.field, decided.reason);
  const { id } = await tx
    .insertInto('network_priority')
    .values({ authority_id: authorityId, locality_id: localityId, ...columnsOf(entry), agreed_by: actor.name, agreed_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return audited(tx, doing, id, { localityId, ...entry });
} // prettier-ignore

/** Its earlier words stay in the history. */
export async function changePriority(tx: Tx, doing: Doing, localityId: number, id: number, entry: PriorityEntry, seen: number): Promise<Saved> {
  await takeTurn(tx, doing);
  const kept = await findOne(tx, doing, localityId, id);
  if (kept === undefined) return refuse('title', 'It is not there');
  if (isSamePriority(kept, entry)) return saved(id, false);
  const allowed = decidePriorityChange(kept);
  if (!allowed.ok) return refuse(allowed.field, allowed.reason, 409);
  const decided = decidePriority(entry);
  if (!decided.ok) return refuse(decided.field, decided.reason);
  if (kept.version !== seen)
    return refuse('title', 'Somebody changed this priority meanwhile: look at it again, and save once more if yours is still right', 409);
  await tx
    .updateTable('network_priority')
    .set({ ...columnsOf(entry), version: kept.version + 1 })
    .where('id', '=', id)
    .execute();
  return audited(tx, doing, id, entry);
}

/** It is over: what came of it. */
export async function closePriority(tx: Tx, doing: Doing, localityId: number, id: number, cameOfIt: string): Promise<Saved> {
  await takeTurn(tx, doing);
  const kept = await findOne(tx, doing, localityId, id);
  if (kept === undefined) return refuse('came-of-it', 'It is not there');
  if (kept.cameOfIt === cameOfIt) return saved(id, false);
  const allowed = decidePriorityChange(kept, 'came-of-it');
  if (!allowed.ok) return refuse(allowed.field, allowed.reason);
  const set = { came_of_it: cameOfIt, closed_on: doing.clock.today(), version: kept.version + 1 };
  await tx.updateTable('network_priority').set(set).where('id', '=', id).execute();
  return audited(tx, doing, id, { cameOfIt });
}

export async function withdrawPriority(tx: Tx, doing: Doing, localityId: number, id: number, reason: string): Promise<Saved> {
  const { actor, clock } = doing;
  await takeTurn(tx, doing);
  const kept = await findOne(tx, doing, localityId, id);
  if (kept === undefined) return refuse('reason', 'It is not there');
  if (kept.withdrawn !== null) return saved(id, false);
  const allowed = decidePriorityChange(kept, 'reason');
  if (!allowed.ok) return refuse(allowed.field, allowed.reason);
  const set = { withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason, version: kept.version + 1 };
  await tx.updateTable('network_priority').set(set).where('id', '=', id).execute();
  return audited(tx, doing, id, { withdrawn: true }, reason);
}

const findOne = async (tx: Tx, { authorityId }: Doing, localityId: number, id: number): Promise<NetworkPriority | undefined> =>
  (await listPriorities(tx, authorityId, localityId)).find((one) => one.id === id);

async function audited(tx: Tx, { actor, event, reference }: Doing, id: number, after: object, reason: string | null = null): Promise<Saved> {
  const subject = { kind: 'network-priority', id };
  await recordAudit(tx, { actor, event, subject, after, reference, ...(reason === null ? {} : { reason }) });
  return saved(id, true);
}
