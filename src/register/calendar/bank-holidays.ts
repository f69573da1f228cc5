import { z } from 'zod';
import type { BankHoliday } from '../../kernel/bank-holidays.ts';
import { parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';

/** England and Wales have eight a year by the Act and custom: a list with fewer is not the whole of its year. */
const fewest = 8;

/** What was loaded counts for each year that it has whole, whatever the rule says: some years had one moved or added. Where a year is not whole, the rule is the floor. */
export function joinBankHolidays(loaded: readonly BankHoliday[], byRule: readonly BankHoliday[]): BankHoliday[] {
  const years = Map.groupBy(loaded, ({ on }) => on.slice(0, 4));
  const isWhole = (year: string): boolean => (years.get(year)?.length ?? 0) >= fewest;
  const days = new Map(byRule.filter(({ on }) => !isWhole(on.slice(0, 4))).map((holiday) => [holiday.on, holiday]));
  for (const holiday of loaded) days.set(holiday.on, holiday);
  return [...days.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** As gov.uk/bank-holidays.json has it; what we do not read may change. */
const published = z.object({
  'england-and-wales': z.object({
    events: z.array(z.object({ title: z.string().min(1).max(100), date: z.string(), notes: z.string().optional() })).min(1),
  }),
});

/** Reads the file that gov.uk publishes. Refused, in words, where it is another. */
export function readBankHolidays(text: string): Result<BankHoliday[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('The file is not JSON. Take the one at https://www.gov.uk/bank-holidays.json');
  }
  const parsed = published.safeParse(json);
  if (!parsed.success) return refused('The file has no list of the bank holidays of England and Wales, as https://www.gov.uk/bank-holidays.json has');
  const days: BankHoliday[] = [];
  for (const { title, date, notes = '' } of parsed.data['england-and-wales'].events) {
    const on: PlainDate | null = parsePlainDate(date);
    if (on === null) return refused(`“${title}” is on “${date}”, which is no day`);
    if (days.some((each) => each.on === on)) return refused(`${date} is in the file twice`);
    days.push({ on, name: /substitute/i.test(notes) ? `${title} (substitute day)` : title });
  }
  return accepted(days.toSorted((one, other) => (one.on < other.on ? -1 : 1)));
}
