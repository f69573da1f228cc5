import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { splitDays } from './days.ts';
import type { VisitPurpose } from './visit-purposes.ts';

/** An officer’s time on one visit that falls to one provider. */
export interface DaysUsed {
  readonly visitId: number;
  readonly providerId: number;
  readonly accountId: number;
  readonly name: string;
  readonly purpose: VisitPurpose;
  readonly on: string;
  /** Hundredths of a day: those of one visit and officer add up to what they used, however many schools it covered. */
  readonly hundredths: number;
}

/** Days used on visits held between two days, both counted, each shared among the schools that its visit covered. */
export async function findDaysUsed(
  reader: Reader,
  { authorityId, from, to }: { readonly authorityId: number; readonly from: string; readonly to: string },
): Promise<DaysUsed[]> {
  const { rows } = await sql<Omit<DaysUsed, 'hundredths' | 'providerId'> & { quarters: number; providerIds: number[] }>`
    select v.id as "visitId", a.account_id as "accountId", a.name, v.purpose, coalesce(v.held_on, v.planned_on) as on, a.quarter_days as quarters,
      array(select t.provider_id from visit_part t where t.visit_id = v.id and t.state <> 'cancelled' order by t.provider_id) as "providerIds"
    from visit v join visit_author a on a.visit_id = v.id
    where v.authority_id = ${authorityId} and v.held_on is not null and v.held_on between ${from} and ${to} and a.quarter_days > 0
    order by v.held_on, v.id, a.id`.execute(reader);
  return rows.flatMap(({ quarters, providerIds, ...row }) => {
    const shares = splitDays(quarters, providerIds.length);
    return providerIds.map((providerId, index) => ({ ...row, providerId, hundredths: shares[index] ?? 0 }));
  });
}
