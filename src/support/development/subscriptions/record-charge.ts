import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import type { Charge } from '../academy/charge.ts';
import './tables.ts';

interface ChargedPlace {
  readonly bookingId: number;
  readonly providerId: number | null;
  /** Who pays where no provider does. */
  readonly payer: string;
  readonly what: string;
}

/** Charges a place, also at nothing: the line says by which rule. */
export async function recordPlaceCharge(tx: Tx, doing: Doing, place: ChargedPlace, charge: Charge): Promise<void> {
  await addLine(tx, doing, { ...place, kind: 'place', ...charge });
}

/** Gives back what was charged for a place, as a line of its own; nothing where nothing was charged. */
export async function recordPlaceCredit(tx: Tx, doing: Doing, bookingId: number, why: string): Promise<number> {
  const charged = await tx
    .selectFrom('charge_line')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('kind', '=', 'place')
    .where('authority_id', '=', doing.authorityId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (charged === undefined || charged.pence === 0) return 0;
  const { provider_id: providerId, payer, what, level, pence } = charged;
  await addLine(tx, doing, { kind: 'place-credit', bookingId, providerId, payer: payer ?? '', what, level, rule: why, pence: -pence });
  return pence;
}

async function addLine(
  tx: Tx,
  { authorityId, actor, clock }: Doing,
  line: ChargedPlace & Charge & { readonly kind: 'place' | 'place-credit' },
): Promise<void> {
  const { kind, providerId, payer, bookingId, what, level, rule, pence } = line;
  await tx
    .insertInto('charge_line')
    .values({
      authority_id: authorityId,
      kind,
      provider_id: providerId,
      payer: providerId === null ? payer : null,
      booking_id: bookingId,
      subscription_id: null,
      what,
      level,
      rule,
      pence,
      on_day: clock.today(),
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .execute();
}
