import type { Phase } from '../../common/phases.ts';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import type { CourseKind, CourseRole, PartnerKind, Skill, Stage } from './catalogue.ts';
import type { TrainingKind } from '../../governors/boards/training.ts';
import type { CourseTerms } from './charge.ts';
import { type Course, listCourses, listPartners, listSessions, type Partner } from './find-catalogue.ts';

export interface CourseEntry {
  readonly kind: CourseKind;
  readonly title: string;
  readonly says: string;
  readonly length: string;
  readonly roles: readonly CourseRole[];
  readonly phases: readonly Phase[];
  readonly stages: readonly Stage[];
  readonly skills: readonly Skill[];
  readonly pricePence: number;
  readonly terms: CourseTerms;
  readonly governorTraining: TrainingKind | null;
  readonly partnerId: number | null;
}

/** What was changed since the form was opened: told apart from a refusal, because the form is then shown again with what is there now. */
export const overtaken = 'Somebody changed it while you had the form open. Look at what it says now, and send your change again';

export interface Changing {
  readonly id: number;
  /** How often it had been changed when the form was opened. */
  readonly seen: number;
}

const entryOf = ({ id: _i, changed: _c, isWithdrawn: _w, partner, ...rest }: Course): CourseEntry => ({ ...rest, partnerId: partner?.id ?? null });

/** Enters a course, or changes one. The same form sent twice makes one. Places that were given keep the price at which they were given. */
export async function recordCourse(tx: Tx, doing: Doing, entry: CourseEntry, changing: Changing | null): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = await listCourses(tx, authorityId);
  const before = changing === null ? null : standing.find(({ id }) => id === changing.id);
  if (before === undefined) return refused('Somebody withdrew this course while you changed it');
  if (before !== null && isDeepStrictEqual(entryOf(before), entry)) return accepted(before.id);
  if (before !== null && before.changed !== changing?.seen) return refused(overtaken);
  const same = standing.find(({ id, title }) => id !== before?.id && title.toLowerCase() === entry.title.toLowerCase());
  if (same !== undefined && before === null && isDeepStrictEqual(entryOf(same), entry)) return accepted(same.id);
  if (same !== undefined) return refused('The catalogue has a course of this name already');
  const partner = (await listPartners(tx, authorityId)).find(({ id, isWithdrawn }) => id === entry.partnerId && !isWithdrawn);
  if (entry.partnerId !== null && partner === undefined) return refused('Choose a partner from the list');
  const { partnerId, pricePence, roles, phases, stages, skills, terms, governorTraining, ...rest } = entry;
  const row = {
    ...rest,
    partner_id: partnerId,
    price_pence: pricePence,
    roles: JSON.stringify(roles),
    phases: JSON.stringify(phases),
    stages: JSON.stringify(stages),
    skills: JSON.stringify(skills),
    terms: JSON.stringify(terms),
    governor_training: governorTraining,
    entered_by: actor.name,
    entered_at: clock.now(),
  };
  const saved =
    before === null
      ? await tx
          .insertInto('academy_course')
          .values({ ...row, authority_id: authorityId })
          .returning('id')
          .executeTakeFirstOrThrow()
      : await tx
          .updateTable('academy_course')
          .set({ ...row, changed: before.changed + 1 })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-course', id: saved.id }, before, after: entry, reference });
  return accepted(saved.id);
}

/** A course leaves the catalogue; not while a session of it is still to come. */
export async function withdrawCourse(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<null>> {
  await takeTurn(tx, doing);
  const coming = await listSessions(tx, doing.authorityId, { courseId: id, from: doing.clock.today() });
  if (coming.some(({ state }) => state !== 'cancelled')) return refused('A session of it is still to come: cancel that first');
  return withdrawRow(tx, doing, 'academy_course', id, reason);
}

export async function withdrawPartner(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<null>> {
  await takeTurn(tx, doing);
  const courses = await listCourses(tx, doing.authorityId);
  if (courses.some(({ partner }) => partner?.id === id))
    return refused('The catalogue has courses of theirs: withdraw those first, or change who provides them');
  return withdrawRow(tx, doing, 'academy_partner', id, reason);
}

async function withdrawRow(tx: Tx, doing: Doing, table: 'academy_course' | 'academy_partner', id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set withdrawn_by = ${actor.name}, withdrawn_at = ${clock.now()}, withdrawn_reason = ${reason}
    where id = ${id} and authority_id = ${authorityId} and withdrawn_at is null`.execute(tx);
  if (numAffectedRows !== 1n) return refused('It has been withdrawn already');
  await recordAudit(tx, { actor, event, subject: { kind: table.replaceAll('_', '-'), id }, reason, after: { withdrawn: true }, reference });
  return accepted(null);
}

export interface PartnerEntry {
  readonly name: string;
  readonly kind: PartnerKind;
  readonly says: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly web: string | null;
}

const partnerOf = ({ id: _i, changed: _c, isWithdrawn: _w, ...entry }: Partner): PartnerEntry => entry;

export async function recordPartner(tx: Tx, doing: Doing, entry: PartnerEntry, changing: Changing | null): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listPartners(tx, authorityId)).filter(({ isWithdrawn }) => !isWithdrawn);
  const before = changing === null ? null : standing.find(({ id }) => id === changing.id);
  if (before === undefined) return refused('Somebody withdrew this partner while you changed it');
  if (before !== null && isDeepStrictEqual(partnerOf(before), entry)) return accepted(before.id);
  if (before !== null && before.changed !== changing?.seen) return refused(overtaken);
  const same = standing.find(({ id, name }) => id !== before?.id && name.toLowerCase() === entry.name.toLowerCase());
  if (same !== undefined && before === null && isDeepStrictEqual(partnerOf(same), entry)) return accepted(same.id);
  if (same !== undefined) return refused('A partner of this name is listed already');
  const { contactName, contactEmail, ...rest } = entry;
  const row = { ...rest, contact_name: contactName, contact_email: contactEmail, entered_by: actor.name, entered_at: clock.now() };
  const saved =
    before === null
      ? await tx
          .insertInto('academy_partner')
          .values({ ...row, authority_id: authorityId })
          .returning('id')
          .executeTakeFirstOrThrow()
      : await tx
          .updateTable('academy_partner')
          .set({ ...row, changed: before.changed + 1 })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'academy-partner', id: saved.id }, before, after: entry, reference });
  return accepted(saved.id);
}
