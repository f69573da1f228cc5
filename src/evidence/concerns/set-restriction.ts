import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { findPeople } from './find-people.ts';
import { takeConcern } from './take-concern.ts';
import { setReadersOfActions } from './record-concern-action.ts';
import { keepBackConcernFinding } from './record-concern-finding.ts';
import { recordMove } from './record-move.ts';
import { officersOfConcerns, sightOf } from './sight.ts';
import type { SeenConcern } from './find-concerns.ts';

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });

/** Who may restrict it and name people: whoever reads it in full by their own right, and not by breaking the glass. */
async function lockOwn(tx: Tx, doing: Doing, concernId: number): Promise<SeenConcern | undefined> {
  const concern = await takeConcern(tx, doing, concernId);
  return concern && sightOf({ ...concern.sighting, hasOpened: false }, concern) === 'full' ? concern : undefined;
}

/** Restricts a concern to named people, or lifts that. Whoever restricts it is named, so that it is never nobody's. */
export async function setRestriction(
  tx: Tx,
  doing: Doing,
  concernId: number,
  { isRestricted, reason }: { readonly isRestricted: boolean; readonly reason: string },
): Promise<Decision<null>> {
  const concern = await lockOwn(tx, doing, concernId);
  if (!concern) return refuse('reason', 'It is for those who are named on it');
  if (concern.isRestricted === isRestricted) return { ok: true, value: null };
  if (!isRestricted && concern.isSafeguarding && doing.actor.role !== 'safeguarding-lead')
    return refuse('reason', 'The safeguarding lead alone lifts it from a safeguarding concern');
  await tx.updateTable('concern').set({ is_restricted: isRestricted }).where('id', '=', concernId).execute();
  await recordMove(tx, doing, { concern, kind: isRestricted ? 'restrict' : 'lift', to: concern.state, reason, said: { isRestricted } });
  if (isRestricted) await keepBackConcernFinding(tx, concern);
  const { accountId, name, role } = doing.actor;
  if (isRestricted && accountId !== null && role !== 'safeguarding-lead')
    await putOn(tx, doing, concern, { id: accountId, name }, 'They restricted it');
  await setReadersOfActions(tx, { ...concern, isRestricted });
  return { ok: true, value: null };
}

/** Names somebody who may read it, or takes them off. */
export async function setNamed(
  tx: Tx,
  doing: Doing,
  concernId: number,
  { accountId, isNamed, reason }: { readonly accountId: number; readonly isNamed: boolean; readonly reason: string },
): Promise<Decision<null>> {
  const concern = await lockOwn(tx, doing, concernId);
  if (!concern) return refuse('person', 'It is for those who are named on it');
  if (!concern.isRestricted) return refuse('person', 'It is not restricted, so nobody is named on it');
  const person = (await findPeople(tx, doing.clock, concern.authorityId, officersOfConcerns)).find(({ id }) => id === accountId);
  if (isNamed && !person) return refuse('person', 'Only officers of the authority may be named');
  if (isNamed && person) {
    if (await putOn(tx, doing, concern, person, reason))
      await recordMove(tx, doing, { concern, kind: 'name', to: concern.state, reason, detail: person.name, said: { accountId, isNamed } });
    return { ok: true, value: null };
  }
  const { numUpdatedRows } = await tx
    .updateTable('concern_reader')
    .set({ ended_by: doing.actor.name, ended_at: doing.clock.now() })
    .where('concern_id', '=', concernId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) {
    const { name } = await tx.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirstOrThrow();
    await recordMove(tx, doing, { concern, kind: 'unname', to: concern.state, reason, detail: name, said: { accountId, isNamed } });
  }
  return { ok: true, value: null };
}

/** Answers whether they were not on it before. */
async function putOn(
  tx: Tx,
  { actor, clock }: Doing,
  concern: SeenConcern,
  person: { readonly id: number; readonly name: string },
  reason: string,
): Promise<boolean> {
  const standing = await tx
    .selectFrom('concern_reader')
    .select('id')
    .where('concern_id', '=', concern.id)
    .where('account_id', '=', person.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (standing) return false;
  const named = { authority_id: concern.authorityId, concern_id: concern.id, account_id: person.id, named_by: actor.name, named_at: clock.now() };
  await tx
    .insertInto('concern_reader')
    .values({ ...named, reason, ended_by: null, ended_at: null })
    .execute();
  return true;
}
