import './tables.ts';
import { type BankHoliday, bankHolidays } from '../../kernel/bank-holidays.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { daysOf } from '../../kernel/bank-holidays.ts';
import type { Holidays } from '../../kernel/working-days.ts';
import type { Reader } from '../../platform/database/database.ts';
import { joinBankHolidays } from './bank-holidays.ts';

/** What was loaded of them; nothing where the rule alone says them. */
export async function listLoadedBankHolidays(reader: Reader): Promise<BankHoliday[]> {
  const rows = await reader.selectFrom('bank_holiday').select(['holiday_on', 'name']).orderBy('holiday_on').execute();
  return rows.map(({ holiday_on, name }) => ({ on: holiday_on as PlainDate, name }));
}

/** Days on which offices in England are closed. */
export async function findHolidays(reader: Reader): Promise<Holidays> {
  return daysOf(joinBankHolidays(await listLoadedBankHolidays(reader), bankHolidays));
}
