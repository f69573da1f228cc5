import './tables.ts';
import type { BankHoliday } from '../../kernel/bank-holidays.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** Takes the place of what was loaded before, for the years that it has: a day that gov.uk moved is not left behind. Answers the years. */
export async function importBankHolidays(
  tx: Tx,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  { holidays, source }: { readonly holidays: readonly BankHoliday[]; readonly source: string },
): Promise<readonly string[]> {
  const years = [...new Set(holidays.map(({ on }) => on.slice(0, 4)))].toSorted();
  for (const year of years)
    await tx.deleteFrom('bank_holiday').where('holiday_on', '>=', `${year}-01-01`).where('holiday_on', '<=', `${year}-12-31`).execute();
  const loaded = { source, loaded_at: clock.now() };
  await tx
    .insertInto('bank_holiday')
    .values(holidays.map(({ on, name }) => ({ holiday_on: on, name, ...loaded })))
    .execute();
  const after = { years: years.join(', '), days: holidays.length, source };
  await recordAudit(tx, { actor, event: 'bank-holidays.loaded', subject: null, after });
  return years;
}
