import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { listAdvisers, type OwnProvider } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import { listPlannedDays, listUsedDays } from './find-days.ts';
import type { FundingSource } from './funding.ts';
import type { Purpose } from './purpose.ts';
import '../tables.ts';

export interface PlanEntry {
  readonly accountId: number;
  readonly year: string;
  readonly days: number;
  readonly source: FundingSource;
  readonly note: string | null;
}

const notAnAdviser = refused('Choose an adviser whose account is in use');
const isAdviser = async (tx: Tx, { clock, authorityId }: Doing, accountId: number): Promise<boolean> =>
  (await listAdvisers(tx, clock, authorityId)).some(({ id }) => id === accountId);

/** Plans days of an adviser for a provider in a year. An earlier plan for the same, and who pays, is replaced and stays readable. */
export async function recordPlannedDays(tx: Tx, doing: Doing, provider: OwnProvider, entry: PlanEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  if (!(await isAdviser(tx, doing, entry.accountId))) return notAnAdviser;
  const { accountId, year, days, source, note } = entry;
  const all = await listPlannedDays(tx, { authorityId, providerId: provider.id, year });
  const standing = all.find((one) => one.withdrawn === null && one.adviser.id === accountId && one.source === source);
  if (standing?.days === days && standing.note === note) return accepted(null);
  if (standing)
    await tx
      .updateTable('planned_days')
      .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: 'Replaced by a later plan' })
      .where('id', '=', standing.id)
      .execute();
  const { id } = await tx
    .insertInto('planned_days')
    .values({
      authority_id: authorityId,
      provider_id: provider.id,
      account_id: accountId,
      academic_year: year,
      days,
      funding_source: source,
      note,
      planned_by: actor.name,
      planned_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const before = standing ? { days: standing.days, note: standing.note } : null;
  await recordAudit(tx, { actor, event, subject: { kind: 'planned-days', id }, before, after: { ...entry }, reference });
  return accepted(null);
}

export interface UsedEntry {
  readonly accountId: number;
  readonly on: string;
  readonly days: number;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly note: string | null;
}

/** The most that one adviser gives in one day, all providers together. */
const mostInADay = 1;

/** Enters days that an adviser gave. The same form sent twice enters them once, and says so. Nobody gives more than a day in a day. */
export async function recordUsedDays(tx: Tx, doing: Doing, provider: OwnProvider, entry: UsedEntry): Promise<Result<'entered' | 'already'>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  if (!(await isAdviser(tx, doing, entry.accountId))) return notAnAdviser;
  const { accountId, on, days, purpose, source, note } = entry;
  if (on > clock.today()) return refused('The day must be today or earlier');
  const thatDay = (await listUsedDays(tx, { authorityId, from: on, to: on })).filter((one) => one.withdrawn === null && one.adviser.id === accountId);
  const isSame = thatDay.some(
    (one) => one.providerId === provider.id && one.days === days && one.purpose === purpose && one.source === source && one.note === note,
  );
  if (isSame) return accepted('already');
  if (days > mostInADay) return refused('Nobody gives more than one day on one day: enter each day by itself');
  const sum = thatDay.reduce((total, one) => total + one.days, days);
  if (sum > mostInADay + 0.001)
    return refused(`That would be ${String(Math.round(sum * 100) / 100)} days of this adviser on one day, with what is entered already`);
  const { id } = await tx
    .insertInto('used_days')
    .values({
      authority_id: authorityId,
      provider_id: provider.id,
      account_id: accountId,
      used_on: on,
      days,
      purpose,
      funding_source: source,
      note,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'used-days', id }, after: { ...entry }, reference });
  return accepted('entered');
}
