import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { academicYearOf } from '../../../kernel/period.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { lastDayOf } from '../../common/years.ts';
import type { LevelId } from '../academy/charge.ts';
import { findLevels, type KeptSubscription, listChargeLines, listSubscriptions } from './find-subscriptions.ts';
import { overlapOf } from './level.ts';
import './tables.ts';

export interface LevelEntry {
  readonly year: string;
  readonly level: LevelId;
  readonly name: string;
  readonly says: string;
  readonly pricePence: number;
  readonly basis: string;
}

/** What a level is in a year, from now on. What was charged stands. */
export async function recordLevel(tx: Tx, doing: Doing, entry: LevelEntry): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const before = (await findLevels(tx, authorityId, entry.year)).find(({ id }) => id === entry.level);
  const { year, level, name, says, pricePence, basis } = entry;
  if (before && !before.isProvisional && before.name === name && before.says === says && before.pricePence === pricePence) return accepted(null);
  const { id } = await tx
    .insertInto('subscription_level')
    .values({
      authority_id: authorityId,
      academic_year: year,
      level,
      name,
      says,
      price_pence: pricePence,
      basis,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'subscription-level', id }, before: before ?? null, after: entry, reference });
  return accepted(null);
}

export interface SubscriptionEntry {
  readonly providerId: number;
  readonly level: 'core' | 'full';
  readonly from: string;
  readonly to: string;
  readonly basis: string;
}

/** The price is that of one year: a longer span would have the next for nothing. */
export const beyondYear = 'A subscription ends with the academic year in which it begins: enter the next year as one of its own';

/** A provider subscribes, and is charged the price of the level in the year in which it begins. The same entry twice is one. */
export async function recordSubscription(tx: Tx, doing: Doing, entry: SubscriptionEntry): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const { providerId, level, from, to, basis } = entry;
  if (to > lastDayOf(academicYearOf(from))) return refused(beyondYear);
  const beside = overlapOf(await listSubscriptions(tx, authorityId, { providerId }), entry);
  if (beside !== null && beside.level === level && beside.from === from && beside.to === to) return accepted(beside.id);
  if (beside !== null) return refused('It has a subscription in this time already: withdraw that first, or begin after it');
  const { id } = await tx
    .insertInto('provider_subscription')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      level,
      from_on: from,
      to_on: to,
      basis,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const year = academicYearOf(from);
  const of = (await findLevels(tx, authorityId, year)).find((one) => one.id === level);
  const rule = `Price of “${of?.name ?? level}” in ${year}${of?.isProvisional === false ? '' : ' (provisional)'}`;
  await addLine(
    tx,
    doing,
    { id, providerId, level },
    { kind: 'subscription', what: `Subscription ${of?.name ?? level}, ${year}`, rule, pence: of?.pricePence ?? 0 },
  );
  await recordAudit(tx, { actor, event, subject: { kind: 'provider-subscription', id }, after: entry, reference });
  return accepted(id);
}

interface Line {
  readonly kind: 'subscription' | 'subscription-credit';
  readonly what: string;
  readonly rule: string;
  readonly pence: number;
}

async function addLine(
  tx: Tx,
  { authorityId, actor, clock }: Doing,
  of: Pick<KeptSubscription, 'id' | 'providerId' | 'level'>,
  line: Line,
): Promise<void> {
  await tx
    .insertInto('charge_line')
    .values({
      authority_id: authorityId,
      provider_id: of.providerId,
      payer: null,
      booking_id: null,
      subscription_id: of.id,
      level: of.level,
      on_day: clock.today(),
      entered_by: actor.name,
      entered_at: clock.now(),
      ...line,
    })
    .execute();
}

/** Withdraws a subscription, and gives back its price as a line of its own. Places that it included stay as they were charged. */
export async function withdrawSubscription(tx: Tx, doing: Doing, id: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const [standing] = await listSubscriptions(tx, authorityId, { id });
  if (standing === undefined) return refused('It has been withdrawn already');
  await tx
    .updateTable('provider_subscription')
    .set({ withdrawn_by: actor.name, withdrawn_at: clock.now(), withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
  const charged = await tx
    .selectFrom('charge_line')
    .selectAll()
    .where('subscription_id', '=', id)
    .where('kind', '=', 'subscription')
    .executeTakeFirst();
  if (charged !== undefined && charged.pence > 0)
    await addLine(tx, doing, standing, {
      kind: 'subscription-credit',
      what: charged.what,
      rule: 'The subscription was withdrawn',
      pence: -charged.pence,
    });
  await recordAudit(tx, { actor, event, subject: { kind: 'provider-subscription', id }, reason, after: { withdrawn: true }, reference });
  return accepted(null);
}

/** Gives the lines of a time that no export has taken yet to be invoiced: each line once, for ever. Nothing that costs nothing is among them. */
export async function exportCharges(tx: Tx, doing: Doing, { from, to }: { readonly from: string; readonly to: string }): Promise<Result<number>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const lines = (await listChargeLines(tx, authorityId, { from, to })).filter(({ pence, exportId }) => pence !== 0 && exportId === null);
  if (lines.length === 0) return refused('Every line of this time has been exported already, or there is none');
  const total = lines.reduce((sum, { pence }) => sum + pence, 0);
  const { id } = await tx
    .insertInto('invoice_export')
    .values({
      authority_id: authorityId,
      from_on: from,
      to_on: to,
      line_count: lines.length,
      total_pence: total,
      made_by: actor.name,
      made_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('charge_line')
    .set({ export_id: id })
    .where(
      'id',
      'in',
      lines.map((line) => line.id),
    )
    .execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'invoice-export', id }, after: { from, to, lines: lines.length, total }, reference });
  return accepted(id);
}
