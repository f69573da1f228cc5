import './tables.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import type { Doing, SomebodyWhoMay } from '../../register/index.ts';
import { findPart, takePart } from './find-part.ts';
import { listSchoolAccounts } from './find-people.ts';
import { listTemplateVersions } from './find-templates.ts';
import { type FoundPart, pathOf, planPrintOf, whoIs } from './found-part.ts';
import { factKeys } from './note.ts';
import { decidePlan, planPrint, type VisitPlan } from './plan.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

export interface NewVisit extends VisitPlan {
  readonly authorityId: number;
  /** The first is where it was planned from. */
  readonly providerIds: readonly [number, ...number[]];
  readonly authors: readonly SomebodyWhoMay[];
}

/** Plans a visit, and tells the others who carry it out and the heads. The same sent twice is planned once. Answers its id. */
export async function recordPlan(tx: Tx, doing: Doing, visit: NewVisit): Promise<Result<number>> {
  const { actor, clock, event, reference = '' } = doing;
  const { authorityId, providerIds, authors, plannedOn } = visit;
  await tx.selectFrom('provider').select('id').where('id', '=', providerIds[0]).forNoKeyUpdate().execute();
  await sayWhen(tx, clock);
  const decided = decidePlan(visit, clock.today());
  if (!decided.ok) return decided;
  const same = await tx
    .selectFrom('visit')
    .innerJoin('visit_part', 'visit_part.visit_id', 'visit.id')
    .select('visit.id')
    .where('visit.authority_id', '=', authorityId)
    .where('visit_part.provider_id', '=', providerIds[0])
    .where('visit_part.state', '<>', 'cancelled')
    .where('visit.purpose', '=', visit.purpose)
    .where('visit.planned_on', '=', plannedOn)
    .where('visit.focus', '=', visit.focus)
    .executeTakeFirst();
  if (same !== undefined) return accepted(same.id);
  const [template] = await listTemplateVersions(tx, authorityId, visit.purpose);
  const { id } = await tx
    .insertInto('visit')
    .values({
      authority_id: authorityId,
      ...columnsOf(visit),
      template_version: template.version,
      planned_by: actor.name,
      planned_by_account: actor.accountId,
      planned_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('visit_part')
    .values(providerIds.map((providerId) => ({ authority_id: authorityId, visit_id: id, provider_id: providerId, state: 'planned' as const })))
    .execute();
  await addAuthors(tx, authorityId, id, authors);
  const after = { ...columnsOf(visit), providers: providerIds, authors: authors.map(({ name }) => name) };
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id }, after, reference });
  await tellOfPlan(tx, doing, visit, id, `A visit is planned for ${dateInWords(plannedOn)}`);
  return accepted(id);
}

export const planMoved =
  'Somebody else changed the plan since you opened it. What stands now is below, and what you entered under it: save again if yours is to take its place';

/** Changes the plan of a visit that has not taken place, as somebody saw it; a school more or less is another visit. Whoever joins it is told. */
export async function changePlan(
  tx: Tx,
  doing: Doing,
  part: FoundPart,
  plan: VisitPlan,
  authors: readonly SomebodyWhoMay[],
  seen: string,
): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, 'change-plan', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  if (planPrint(plan, authors.map(({ id }) => id)) === planPrintOf(now)) return accepted(null);
  if (seen !== planPrintOf(now)) return refused(planMoved);
  const decided = decidePlan(plan, clock.today());
  if (!decided.ok) return decided;
  if (authors.length === 0) return refused('Select who carries it out');
  const [template] = await listTemplateVersions(tx, part.authorityId, plan.purpose);
  const template_version = plan.purpose === now.purpose ? now.templateVersion : template.version;
  await tx.updateTable('visit').set({ ...columnsOf(plan), template_version }).where('id', '=', part.visitId).execute();
  const kept = authors.map(({ id }) => id);
  await tx.deleteFrom('visit_author').where('visit_id', '=', part.visitId).where('account_id', 'not in', kept).where('handed_on_at', 'is', null).execute();
  const joining = authors.filter(({ id }) => !now.authors.some((author) => author.accountId === id && !author.isHandedOn));
  const back = joining.filter(({ id }) => now.authors.some((author) => author.accountId === id)).map(({ id }) => id);
  if (back.length > 0)
    await tx.updateTable('visit_author').set({ handed_on_at: null }).where('visit_id', '=', part.visitId).where('account_id', 'in', back).execute();
  await addAuthors(tx, part.authorityId, part.visitId, joining.filter(({ id }) => !back.includes(id)));
  const before = columnsOf(now);
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: part.visitId }, before, after: { ...columnsOf(plan), authors: authors.map(({ name }) => name) }, reference });
  const told = joining.map(({ id }) => id).filter((id) => id !== actor.accountId);
  await sendNotice(tx, { authorityId: part.authorityId, to: told, kind: 'visit-planned', urgency: 'usual', subject: `You carry out a visit planned for ${dateInWords(plan.plannedOn)}`, href: pathOf(part) });
  if (plan.plannedOn !== now.plannedOn) {
    const visit = { authorityId: part.authorityId, providerIds: [part.providerId, ...now.others.map(({ providerId }) => providerId)], authors: authors.filter((author) => !joining.includes(author)) } as const;
    await tellOfPlan(tx, doing, visit, part.visitId, `A visit is put off from ${dateInWords(now.plannedOn)} to ${dateInWords(plan.plannedOn)}`);
  }
  return accepted(null);
} // prettier-ignore

function columnsOf({ purpose, focus, people, evidenceWanted, plannedOn, startsAt, endsAt }: VisitPlan) {
  return { purpose, focus, people, evidence_wanted: evidenceWanted, planned_on: plannedOn, starts_at: startsAt, ends_at: endsAt };
}

async function addAuthors(tx: Tx, authorityId: number, visitId: number, authors: readonly SomebodyWhoMay[]): Promise<void> {
  if (authors.length === 0) return;
  const { count } = await tx
    .selectFrom('visit_author')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('visit_id', '=', visitId)
    .where('is_first', '=', true)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('visit_author')
    .values(
      authors.map(({ id, name }, index) => ({
        authority_id: authorityId,
        visit_id: visitId,
        account_id: id,
        name,
        is_first: Number(count) === 0 && index === 0,
      })),
    )
    .execute();
}

/** Each school’s people are sent to their own part, and the authors to the first. */
async function tellOfPlan(
  tx: Tx,
  { actor, clock }: Doing,
  { authorityId, providerIds, authors }: Pick<NewVisit, 'authorityId' | 'providerIds' | 'authors'>,
  visitId: number,
  subject: string,
): Promise<void> {
  const notice = { authorityId, kind: 'visit-planned', urgency: 'usual', subject } as const;
  const colleagues = authors.map(({ id }) => id).filter((id) => id !== actor.accountId);
  await sendNotice(tx, { ...notice, to: colleagues, href: pathOf({ providerId: providerIds[0], visitId }) });
  for (const providerId of providerIds) {
    const to = await listSchoolAccounts(tx, clock, { authorityId, providerId }, ['headteacher']);
    await sendNotice(tx, { ...notice, to, href: pathOf({ providerId, visitId }) });
  }
}

/**
 * Ends the plan of a visit that does not take place, at every school that it was to cover; once it was held, the part of one school alone, which was not
 * reached or was begun in error. What was written of it stays, for its authors.
 */
export async function recordCancelled(tx: Tx, doing: Doing, part: FoundPart, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, 'cancel', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  if (now.state !== 'planned') {
    await tx.updateTable('visit_part').set({ state: move.value }).where('id', '=', now.id).execute();
    await writeSection(tx, doing, now, factKeys.cancelled, undefined, { values: { reason }, from: null });
    const after = { provider: now.providerId, was: now.state };
    await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: now.visitId }, reason, after, reference });
    const to = await listSchoolAccounts(tx, clock, now, ['headteacher']);
    const subject = `The visit of ${dateInWords(now.heldOn ?? now.plannedOn)} is cancelled for your school`;
    await sendNotice(tx, { authorityId: now.authorityId, to, kind: 'visit-cancelled', urgency: 'usual', subject, href: pathOf(now) });
    return accepted(null);
  }
  await tx
    .updateTable('visit')
    .set({ cancelled_by: actor.name, cancelled_at: clock.now(), cancelled_reason: reason })
    .where('id', '=', part.visitId)
    .where('cancelled_at', 'is', null)
    .execute();
  await tx.updateTable('visit_part').set({ state: 'cancelled' }).where('visit_id', '=', part.visitId).where('state', '=', 'planned').execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: part.visitId }, reason, reference });
  for (const { providerId } of [part, ...now.others]) {
    const one = await findPart(tx, part.authorityId, { providerId, visitId: part.visitId });
    const to = one === null ? [] : await listSchoolAccounts(tx, clock, one, ['headteacher']);
    const subject = `The visit planned for ${dateInWords(now.plannedOn)} does not take place`;
    const href = pathOf({ providerId, visitId: part.visitId });
    await sendNotice(tx, { authorityId: part.authorityId, to, kind: 'visit-cancelled', urgency: 'usual', subject, href });
  }
  return accepted(null);
}

/** Says that a visit took place on the day that its plan names now: at every school that it covered. */
export async function recordHeld(tx: Tx, doing: Doing, part: FoundPart): Promise<Result<null>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const move = decideMove(now.state, 'hold', whoIs(actor, now), { plannedOn: now.plannedOn, today: clock.today() });
  if (!move.ok) return move;
  await markHeld(tx, part.visitId, now.plannedOn);
  await recordAudit(tx, { actor, event, subject: { kind: 'visit', id: part.visitId }, after: { held_on: now.plannedOn }, reference });
  return accepted(null);
}

export async function markHeld(tx: Tx, visitId: number, heldOn: string): Promise<void> {
  await tx.updateTable('visit').set({ held_on: heldOn }).where('id', '=', visitId).where('held_on', 'is', null).execute();
  await tx.updateTable('visit_part').set({ state: 'held' }).where('visit_id', '=', visitId).where('state', '=', 'planned').execute();
}
