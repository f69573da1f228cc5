import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { OwnProvider } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listTurnovers, listVacancies } from './find-workforce.ts';
import './tables.ts';
import type { CoverId, PostId } from './vacancy.ts';

export interface VacancyEntry {
  readonly post: PostId;
  readonly skill: string;
  readonly vacantSince: string;
  readonly coveredBy: CoverId;
  /** A second post of the same kind, empty since the same day, is meant to be one more. */
  readonly isAnother: boolean;
}

/** A post stands empty. The same entry twice is one, unless it is said to be another. */
export async function recordVacancy(tx: Tx, doing: Doing, provider: OwnProvider, entry: VacancyEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { post, skill, vacantSince, coveredBy, isAnother } = entry;
  const same = (await listVacancies(tx, authorityId, { providerId: provider.id })).some(
    (one) => one.filledOn === null && one.post === post && one.skill.toLowerCase() === skill.toLowerCase() && one.vacantSince === vacantSince,
  );
  if (same && !isAnother) return refused('This post is listed already. Tick the box if it is another of the same kind');
  const { id } = await tx
    .insertInto('workforce_vacancy')
    .values({
      authority_id: authorityId,
      provider_id: provider.id,
      post,
      skill,
      vacant_since: vacantSince,
      cover: coveredBy,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'workforce-vacancy', id }, after: { post, skill, vacantSince, coveredBy }, reference });
  return accepted(null);
}

/** The post is filled from a day on; or it was never empty, and is withdrawn with why. */
export async function endVacancy(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  id: number,
  end: { readonly filledOn: string } | { readonly withdrawn: string },
): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const vacancy = (await listVacancies(tx, authorityId, { providerId: provider.id })).find((one) => one.id === id);
  if (vacancy !== undefined && 'filledOn' in end && vacancy.filledOn === end.filledOn) return accepted(null);
  if (vacancy === undefined || vacancy.filledOn !== null) return refused('It was filled or withdrawn already');
  if ('filledOn' in end && end.filledOn < vacancy.vacantSince) return refused('It cannot be filled before it stood empty');
  await tx
    .updateTable('workforce_vacancy')
    .set('filledOn' in end ? { filled_on: end.filledOn } : { withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: end.withdrawn })
    .where('id', '=', id)
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'workforce-vacancy', id }, after: end, reference });
  return accepted(null);
}

/** That the post is filled was a mistake: it stands empty as it did. */
export async function reopenVacancy(tx: Tx, doing: Doing, provider: OwnProvider, id: number): Promise<Result<null>> {
  const { actor, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const vacancy = (await listVacancies(tx, authorityId, { providerId: provider.id })).find((one) => one.id === id);
  if (vacancy === undefined) return refused('It was withdrawn already');
  if (vacancy.filledOn === null) return accepted(null);
  await tx.updateTable('workforce_vacancy').set({ filled_on: null }).where('id', '=', id).execute();
  await recordAudit(tx, {
    actor,
    event: 'workforce-vacancy.reopened',
    subject: { kind: 'workforce-vacancy', id },
    before: { filledOn: vacancy.filledOn },
    after: { filledOn: null },
    reference,
  });
  return accepted(null);
}

export interface TurnoverEntry {
  readonly year: string;
  readonly staff: number;
  readonly leavers: number;
}

/** How many left in a year. What was said before stays, and the latest counts. */
export async function recordTurnover(tx: Tx, doing: Doing, provider: OwnProvider, { year, staff, leavers }: TurnoverEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const [before] = await listTurnovers(tx, authorityId, { providerId: provider.id, year });
  if (before?.staff === staff && before.leavers === leavers) return accepted(null);
  const { id } = await tx
    .insertInto('workforce_turnover')
    .values({
      authority_id: authorityId,
      provider_id: provider.id,
      academic_year: year,
      staff,
      leavers,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'workforce-turnover', id },
    before: before ?? null,
    after: { year, staff, leavers },
    reference,
  });
  return accepted(null);
}
