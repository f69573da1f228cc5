import type { Selectable } from 'kysely';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { termNames } from '../../kernel/school-calendar.ts';
import type { Reader } from '../../platform/database/database.ts';
import { calendarOf, countingYears, type EnteredYear } from './calendar-year.ts';
import { listLoadedBankHolidays } from './find-bank-holidays.ts';
import type { TermTable } from './tables.ts';

/**
 * When schools of an authority are open, or one of its providers is: terms in order, bank holidays, INSET days, and which years are provisional. A provider that has
 * entered no dates of its own for a year has the authority's, and an authority that has entered none has those that are shipped.
 */
export async function findCalendar(
  reader: Reader,
  { authorityId, providerId = null }: { readonly authorityId: number; readonly providerId?: number | null },
): Promise<SchoolCalendar> {
  const years = countingYears(await listEnteredYears(reader, { authorityId, providerId }), providerId);
  return calendarOf(years, await listLoadedBankHolidays(reader));
}

/** The authority’s calendar, and by provider those of its own of such as have entered dates: two queries, however many are asked about. */
export async function findCalendars(
  reader: Reader,
  { authorityId, providerIds }: { readonly authorityId: number; readonly providerIds: readonly number[] },
): Promise<{ readonly common: SchoolCalendar; readonly own: ReadonlyMap<number, SchoolCalendar> }> {
  const entered = await listYearsOf(reader, authorityId, providerIds);
  const loaded = await listLoadedBankHolidays(reader);
  const withOwn = new Set(entered.flatMap(({ providerId, withdrawn }) => (providerId === null || withdrawn !== null ? [] : [providerId])));
  return {
    common: calendarOf(countingYears(entered, null), loaded),
    own: new Map([...withOwn].map((id) => [id, calendarOf(countingYears(entered, id), loaded)])),
  };
}

/** Every year entered by the authority, and by the provider where one is named, withdrawn ones too; in order of entry. */
export const listEnteredYears = (
  reader: Reader,
  { authorityId, providerId }: { readonly authorityId: number; readonly providerId: number | null },
): Promise<EnteredYear[]> => listYearsOf(reader, authorityId, providerId === null ? [] : [providerId]);

async function listYearsOf(reader: Reader, authorityId: number, providerIds: readonly number[]): Promise<EnteredYear[]> {
  const rows = await reader
    .selectFrom('term')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where((where) =>
      where.or([where('provider_id', 'is', null), ...(providerIds.length === 0 ? [] : [where('provider_id', 'in', [...providerIds])])]),
    )
    .orderBy('id')
    .execute();
  return groupByEntry(rows).map(yearOfRows);
}

type Row = Selectable<TermTable>;

/** The three terms of a year are entered together: one that the year has already begins the next entry. */
function groupByEntry(rows: readonly Row[]): Row[][] {
  const entries: Row[][] = [];
  const current = new Map<string, Row[]>();
  for (const row of rows) {
    const of = `${String(row.provider_id)} ${row.academic_year}`;
    const entry = current.get(of);
    if (entry !== undefined && !entry.some(({ name }) => name === row.name)) entry.push(row);
    else {
      const next = [row];
      current.set(of, next);
      entries.push(next);
    }
  }
  return entries;
}

function yearOfRows(rows: readonly Row[]): EnteredYear {
  const [first] = rows;
  if (first === undefined) throw new Error('An entry has at least one term.');
  const { withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason } = first;
  const terms = rows.toSorted((one, other) => termNames.indexOf(one.name) - termNames.indexOf(other.name));
  return {
    id: first.id,
    ids: rows.map(({ id }) => id),
    providerId: first.provider_id,
    academicYear: first.academic_year,
    terms: terms.map((row) => ({
      academicYear: row.academic_year,
      name: row.name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      halfTermFrom: row.half_term_from,
      halfTermTo: row.half_term_to,
    })),
    insetDays: rows.flatMap(({ inset_days }) => inset_days).toSorted(),
    source: first.source,
    enteredBy: first.entered_by,
    enteredAt: first.entered_at,
    withdrawn: by === null || at === null || reason === null ? null : { by, at, reason },
  };
}

/** The authority's providers that have dates of their own, by name. */
export async function listProvidersWithOwnDates(
  reader: Reader,
  authorityId: number,
): Promise<{ readonly id: number; readonly name: string; readonly years: readonly string[] }[]> {
  const rows = await reader
    .selectFrom('term')
    .innerJoin('provider', 'provider.id', 'term.provider_id')
    .select(['provider.id', 'provider.name', 'provider.sort_key', 'term.academic_year'])
    .distinct()
    .where('term.authority_id', '=', authorityId)
    .where('term.withdrawn_at', 'is', null)
    .orderBy('provider.sort_key')
    .orderBy('provider.id')
    .orderBy('term.academic_year')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => ({ id, name: of[0]?.name ?? '', years: of.map((row) => row.academic_year) }));
}
